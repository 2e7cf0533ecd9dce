// Words by which a text tells that something happens, and those of what is done about it afterwards, as data.

/** An event is told at the beginning of a text; what a long one says later is its course. */
export const toldWithin = 3_000;

/** What is done after an event, or when it is told: a time right before it is not that of the event. */
export const laterVerb =
  /接到|接报|接警|接.{0,8}(?:报[告称警]|来电|电话|调度|指令)|(?<!超限|烟感|自动|瓦斯)报警(?!器|装置)|来电|转警|致电|电话报|电话称|报告称|赶到|赶赴|到达|到场|抵达|扑灭|熄灭|得到控制|控制住|救出|升井|宣布|(?<![未没])恢复|举报|呼救|求救|求助|搜寻到|搜救|找到|遗体|抢通|贯通|打通|解除|获救|撤离|转移|疏散|启动|召开|发布|通报|发现|获悉|获知|得知|汇报|上报|统计|完成|结束|处置完毕|打捞|出动|出警|调派|派出|前往|增援|通车|记者|值班员|下发|印发|收到|检查其|确认死亡|抢救无效|不再|未再|参会|开会|会议|发车|上报|续报/;

/** Something happens. Broad on purpose: it only tells the time of an event from the time of a paper. */
export const eventVerb =
  /发生|突发(?!事件)|[暴爆]发|[起着失]火|爆[炸燃裂]|炸|燃|泄漏|漏|塌|垮|滑坡|崩|泥石流|山洪|溃|决口|管涌|渗|透水|冒顶|追尾|撞|碰|刮擦|侧翻|翻|坠|落水|溺|触电|中毒|昏|晕|呕吐|腹泻|停[电水气运]|断[电网水]|中断|被困|受困|困|卡|失[联踪控]|走失|踩|拥挤|斗殴|互殴|打架|持[刀械]|砍|行凶|聚集|上访|罢|堵|横幅|地震|冰雹|雹|大风|暴雨|暴雪|雷|进水|淹|涝|冒烟|烟|险情|故障|骤停|急停|停住|下坠|被关|脱轨|沉|搁浅|倾覆|偷排|污染|死鱼|攻击|瘫痪|挤兑|取款|出现|症状|咬|裂|断|漫|涨|盗|抢|劫|杀|绑|跳|自杀|着的|下的|的事|倒|掉|爆|砸|刮|起(?:大风|山火)|来了|死|伤|丢失|不见|开始/;
/** These leave no doubt. */
export const strongVerb = /发生|突发(?!事件)|[暴爆]发|[起着失]火|爆炸|开始|的事|着的|停[电水气]|泄漏|塌|滑坡|相撞|追尾|侧翻|坠落|地震/;
