// Who decides a response level, out of the sentence that says so: 由县减灾委主任决定启动 names 县减灾委主任.

/** Verbs by their weight: who approves stands above who announces. */
const verbs = [
  /决定|批准|审批|审定|同意|签发/g,
  /宣布|下达|发布/g,
  /启动|进入/g,
] as const; // biome-ignore format: one line a weight

/** Behind these words the name begins; 县经济局, 总经理 and 预报 are none of them. */
const lead =
  /(?<!理|自)由|经(?!济|信|贸|理|开|营|纪|办|发|管|费|常)(?:报请?)?|(?<!预|情|通|汇|申|警|海|日|填|测)报(?!告|警|社|道|名|送|纸)(?:请|经)?|提请|呈请|请示/g;
/** Between the name and its verb. */
const between =
  /(?:(?:主持|会商|会议|组织|集体)?(?:分析|研判|评估|研究|会商|审核|审查|审定)?(?:后)?[，,]?(?:立即|及时|可以?|应当?|负责|依法|适时|有权|直接|统一|并|来)?)$/;
const shortest = 2;
const longest = 30;

function nameIn(words: string): string {
  let from = 0;
  for (const match of words.matchAll(lead)) from = match.index + match[0].length;
  return words
    .slice(from)
    .replace(between, '')
    .replace(/^(?:则|并|再|可|应)/, '')
    .trim();
}

function isName(words: string): boolean {
  return (
    words.length >= shortest &&
    words.length <= longest &&
    !/响应|启动|建议|标准|条件|情况|情形|分析|程序|决定|批准|等级|级别|[0-9]|(?:后|时|的|和|或|向|按|根据|依据)$|^(?:根据|按照|视|如|当|发生|向|对|在)/.test(
      words,
    )
  );
}

/** @returns the name of who decides; the whole text when it cannot be told */
export function deciderOf(text: string): string {
  for (const verb of verbs) {
    const found: string[] = [];
    for (const clause of text.split(/[，,。；;：:]/)) {
      let before = '';
      let from = 0;
      for (const match of clause.matchAll(verb)) {
        before = clause.slice(from, match.index);
        from = match.index + match[0].length;
        const name = nameIn(before);
        if (isName(name)) found.push(name);
      }
    }
    const [name] = found.slice(-1);
    if (name !== undefined) return name;
  }
  return text;
}
