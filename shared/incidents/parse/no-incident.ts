// Texts that tell of no incident: drills, denied rumours, notices of meetings, requests for a number or a form.
import { eventVerb } from './event-words.ts';
import type { Scopes } from './scopes.ts';

const drill = /演练|演习|桌面推演|实战拉动|应急拉动|模拟训练/;
/** Marks that the text itself is of a drill, not one about an accident at a drill or in a firm that once held one. */
const drillItself =
  /[(["“]?演练[)\]”]|演练[\s，、。!！]+演练|模拟|假想|假定|假设|情景|想定|脚本|届时|请勿(?:惊慌|恐慌)|观摩|演练科目|(?:举行|组织|开展|举办|进行|开始|参加|实施)了?[^，。；]{0,24}(?:演练|演习|拉动)|演练(?:通知|方案|活动|计划|结束|圆满|公告|指令|信息)|(?:此|本次?|这)(?:次)?(?:为|是|系)?[^，。]{0,6}演练|以上为演练/;
const realDuring = /演(?:练|习)(?:过程)?(?:中|时|期间|途中)[^。；]{0,20}(?:受伤|死亡|坠|摔|失火|意外|真的|真实)/;

const rumour = /网传|谣传|传言|传闻|流传|网上[^，。]{0,6}[传说]|有人[^，。]{0,4}(?:传|发)|转发|朋友圈|群里[^，。]{0,8}(?:传|发|转)|视频/;
const untrue =
  /是假的|假的[，。！\s]|假消息|(?:系|为|是|属|纯属|均为|都是)(?:[^，。；]{0,4})?(?:谣言|谣传|虚假|不实|误传|误读|编造|捏造|旧闻|旧视频|外地)|(?:信息|消息|内容|情况|传言|说法|视频)[^，。；]{0,4}(?:不实|不属实|失实|虚假)|不属实|与事实不符|移花接木|纯属(?:虚构|子虚乌有)|是[^，。]{0,4}(?:游戏|电影|电视剧|特效|去年|往年|别处|外地)|别(?:再)?(?:转|传|信)了|P的图?|子虚乌有|没有(?:这|此|该)(?:回|类)?事|并未发生|未发生(?:任何|此类|该|网传|上述|类似)|没有发生(?:任何|此类|过)/;
const denialHead = /^\W{0,3}(?:辟谣|澄清|谣言|不实信息)|辟谣[\]】:]|关于[^，。]{0,20}(?:不实|谣言|传言)/;
const falseAlarm = /(?:系|属|为|是)(?:误报|误触|误操作|虚警|假警|谎报|恶作剧|虚惊)|虚惊一场|报假警|谎报警情|误触(?:发)?报警|烟感误报/;

const notice =
  /^\W{0,2}[^，。\s]{0,6}(?:提示|提醒|科普|小贴士|倡议)[\])：:]|会议通知|(?:召开|举行|参加|出席)[^，。；]{0,24}(?:会议|调度会|培训|座谈|推进会|例会|视频会|培训班|部署会)|请(?:各|有关|你|贵|于)[^。；]{0,40}(?:报送|上报|参会|填报|参加|反馈|报名|转发|张贴)|报送[^，。]{0,16}(?:表|名单|材料|总结|报表)|值班(?:表|安排)|排班|放假安排|温馨提示|招聘|征求意见|采购|投标|宣传活动|慰问|检查通知|督查通知|培训通知/;
/** A report that nothing happened. */
const allQuiet =
  /零报告|无(?:重大|紧急)?突发(?:事件|情况)|值班(?:情况)?(?:一切)?正常|一切正常|未(?:发生|出现)(?:各类|任何)?(?:安全|生产安全|突发|重大|异常)[^，。]{0,6}(?:事故|事件|情况)/;
const question =
  /(?:电话|号码|地址|联系方式)(?:是)?(?:多少|什么)|怎么办(?:理|证|手续)|如何办理|(?:想|麻烦|请)问(?:一下|下)?|咨询(?!投诉|举报|类|服务)(?:一下|下)?|查(?:一下|询)|几点(?:上班|开门|下班)|在哪(?:里|儿)?办|需要(?:什么|哪些)(?:材料|手续)|打错了|测试(?:短信|电话|信息)|打扰了/;
const forecast = /^(?:[^。；\n]{0,40})(?:预计|预报|未来)[^。；]{0,60}(?:有|出现|降|将)[^。；]{0,30}(?:雨|雪|风|温|雷)/;

/** Yearly figures: so many events, more or fewer than the year before. */
const statistics =
  /同比(?:分别)?(?:下降|上升|增长|增加|减少|持平)|(?:全[国省市县区]|辖区|今年|年)[^，。；]{0,8}共(?:发生|接报|处置)[^。；]{0,24}\d+起[\s\S]{0,80}(?:下降|上升|增长|减少)/;

/** Something is said to have happened, apart from conditions and plans. */
function asserts(text: string, scopes: Scopes): boolean {
  for (const match of text.matchAll(new RegExp(eventVerb.source, 'g'))) {
    if (!scopes.has(match.index, 'hypothesis', 'plan', 'ongoing', 'history', 'hearsay', 'doubt')) return true;
  }
  return false;
}

const told =
  /发生(?!率|后|时|[^，。；]{0,8}(?:概率|风险))|造成|突发(?!事件)|[起着失]火(?!次数|起数)|被困|受伤|死亡(?!人数|率)|失联|报警|求助|爆炸|泄漏|被淹|塌/;

/**
 * Tells whether a normalised text is about no incident at all.
 * When in doubt it is about one: a call that is not taken up costs more than one that is put aside by hand.
 */
export function tellsNoIncident(text: string, scopes: Scopes): boolean {
  if (drill.test(text) && drillItself.test(text) && !realDuring.test(text)) {
    const at = text.search(drill);
    if (!scopes.has(at, 'history')) return true;
  }
  if (denialHead.test(text)) return true;
  if (rumour.test(text) && untrue.test(text)) return true;
  if (falseAlarm.test(text) || statistics.test(text)) return true;
  if (allQuiet.test(text) && !/造成|(?<!未)发生(?:了|一起)|\d人(?:受伤|死亡|被困|失联)/.test(text)) return true;
  if (forecast.test(text) && !told.test(text)) return true;
  const facts = asserts(text, scopes);
  if (!facts && !told.test(text)) return question.test(text) || notice.test(text) || forecast.test(text);
  if (question.test(text) && !told.test(text)) return true;
  return (
    notice.test(text) &&
    !/发生了?(?:一起)?[^，。；]{2,}|造成|\d[时点:]\d*分?许?，?[^，。；]{2,30}(?:发生|起火|着火|坍塌|撞|爆炸)|被困\d|\d人(?:受伤|死亡|被困|失联)/.test(
      text,
    )
  );
}
