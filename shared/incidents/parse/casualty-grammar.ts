// How a number of people and a word about them may stand to each other: what may come between, what must not, as data.

/** Behind these the word names a thing, not what became of people: 死亡原因, 安置点, 中毒事件. */
export const nounTail =
  /^(?:原因|证明|赔偿|率|威胁|风险(?!区)|通知|判决|案|(?:事件|事故)(?!造成|致)|点(?!了)|房|通道|路线|场所|工作|方案|预案|措施|区(?!域)|费|小区|任务|场|演练|条件|标准|准备|指令|命令|能力|力量|队|组|专家|资源|人员名单|情况(?:不明|不详|正|待|暂|尚|未|[:，。])|数据|报告|人员中|备案|手续|标志|结算|报销)/;

/** People whose number says how many came to help, watch or attend. */
export const helpers =
  /消防员|消防人员|消防官兵|消防救援|指战员|战斗员|官兵|救援|抢险|救护|搜救|搜寻|搜索|扑火|扑救|灭火|巡堤|民警|交警|辅警|警力|特警|武警|警务|干部|党员|志愿|医护|医务|医生|护士|专家|民兵|队员|队伍|技术人员|抢修|执法|网格员|应急人员|力量|突击队|围观|记者|与会|参会|代表/;

/** Verbs before a number that make it one of helpers or guests. */
export const sending =
  /(?:出动|调派|调集|调度|派出|派遣|增派|派|投入|组织|集结|出警|抽调|参与|参加|参会|出席|动员|发动|配备|约谈|力量|队伍|安排|集合|召集|落实)(?:(?!转移|疏散|撤离|安置|造成|被困|受伤|救出|将|把)[^，。；、]){0,12}$|\d[车艘台辆架]$|每[^，。]$|核载$|限载$|核定载客$|满载$|编制$/;

/** People who are meant by a count: `N个` is one of people only before one of these, or right beside a fate. */
export const people =
  /^(?!村|镇|乡|县|市|区|社区|小区|家庭|单位|部门|班|月|小时|多小时|钟头|工作日|工地|工厂|工业|民房|生产|方向|地方|路口|街道|自然村|行政村|学校|车|房间|住户|公司|厂|点|组|队|家)(?:[^，。；、！？\s0-9]{0,8}?)(?:人|工|民|生|孩|娃|老头|老太|老汉|男的|女的|男子|女子|男|女|妇女|群众|司机|驾驶员|乘客|游客|伤员|伤者|师傅|小伙|保安|老乡|邻居|驴友|员|学员|幼儿|儿童|婴儿|孕妇|大妈|大爷|亲戚|同事|工友|老板|伙计|朋友|孙子|孙女|儿子|女儿|老婆|妻子|丈夫)/;

/** Beings and things that die, are trapped or moved too. */
export const notPeople =
  /车|船|艇|房|屋|路|桥|羊|牛|猪|鸡|鸭|鹅|鱼|马|兔|狗|树|线|杆|棚|田|庄稼|作物|货|电梯|轿厢|列车|航班|货物|物资|设备|文物|图纸|危化品|存栏|禽|畜/;

/** Words that name people of their own: a clause with one of them does not speak of the people named before. */
export const otherPeople =
  /人员|群众|居民|村民|其余|其他|剩余|其它|司机|驾驶员|家属|嫌疑人|伤者|死者|伤员|民警|消防|医生|老人们|母亲|父亲|妻子|丈夫|儿子|女儿|孩子|工作组|领导|书记|县长|镇长/;

/** Numbers of beasts, goods and land behind the word: 死亡43头. */
export const beastTail =
  /^(?:了)?[^，。；0-9]{0,5}[0-9一二两三四五六七八九十百千万.]{1,7}(?:余|多)?(?:头|只|羽|尾|匹|条|株|棵|亩|公顷|吨|公斤|斤|台|辆|间|栋|万元)/;

/** What may stand between a word and the number behind it: 死亡人数为2人, 转移受威胁群众218户763人, 由3人更正为2人. */
/** Taken out one after the other, nothing may remain. */
export const filler =
  /(?::|的|了|着|过|到|出|人数|人员|病例|患者|人|者|员|群众|村民|居民|村居民|村里|职工|员工|工人|矿工|学生|师生|老人|儿童|孩子|小孩|娃|游客|旅客|乘客|司乘|家属|牧民|渔民|商户|住户|业主|租户|受威胁|受灾|受困|受影响|周边|附近|周围|沿[河江海湖岸线]|下游|下风向|危险区域?|险区|\d{1,4}个(?:自然村|行政村|村|社区|乡镇|小区|居民点|安置点|村民小组|组)|区域?|地带|低洼|内|外来|当地|剩余|其余|共|计|累|总|合|数|量|为|是|有|达|约|已|增至|增加|上升|升|降|减少|至|由|从|原来|原先的?|更正|修正|调整|变更|核实|核减|仅|只|现|维持|保持|仍|一家(?:老小)?|昨[日天]的?|\d{1,5}余?户|[一二三四五六七八九十百]{1,4}余?户|多户)/g;

/** Verbs with which somebody else comes in between a number and a fate: 5名民警到场后发现司机被困. */
export const breaks = /发现|到场|赶到|赶赴|前往|参与|搜救|搜寻|负责|协助|帮助|看到|来到|对[^，]{0,10}进行|将|把|处置/;
export const helperVerb = /转移|疏散|营救|救出|救援|抢救|救治|安置|护送|劝/;

/** Before a number that is part of one named before. */
export const partLead =
  /(?:其中|其余|当中)[^，。；\d]{0,4}$|(?:者|人员|伤员|人|群众|学生|师生)(?:中|里|里面|里头)，?(?:有|已有)?$|(?:包括|包含|内含|含)$/;
export const newLead = /另有|此外|还有|同时|另外还/;
export const restLead = /(?:另外|另|其余|其他|剩余|剩下|余下)(?:的|还有)?$/;
export const wholeTail = /^(?:于?\d{1,2}[时点:](?:\d{1,2}分?)?)?[^，。；\d]{0,8}?(?:均|都(?!市)|全部|全都|悉数)/;
export const referenceTail =
  /^(?:伤者|伤员|死者|遇难者|(?:被困|受困|失联|失踪|受伤|遇难|获救)的?(?:人员|群众|者|工人|矿工|村民|居民|游客|乘客|老人|学生|船员|渔民|员工|司机|职工))/;

/** Miners who come up are saved, not moved away. */
export const underground = /井下|当班|[入下]井|巷道|工作面/;

/** One person named by part or name: 司机被困, 张某死亡. */
export const onePerson =
  /(?<![名位个、和与及两各]|两车|双方)(?<who>(?:货车|客车|轿车|该车|肇事|大车|面包车|三轮车|摩托车)?(?:司机|驾驶员|驾驶人|骑车人|骑手)|[\u4e00-\u9fff]某某?|(?<=有个|有一个)[\u4e00-\u9fff]{0,4}?(?:奶奶|爷爷|老头|老太太?|师傅|小孩|孩子|学生|男的|女的|小伙子?|大姐|大爷|大妈|工人|老人|人))(?:\([^)]{1,12}\))?(?<gap>[^，。；、0-9一二两三四五六七八九十]{0,8}?)$/;

/** One of those named before: what became of her is not what became of all. */
export const oneOfThem = /母亲|父亲|妻子|丈夫|儿子|女儿|孩子|老人|司机|驾驶员|男子|女子|男孩|女孩|一方/;
