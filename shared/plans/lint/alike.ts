// Names of units and posts compared as a reader does: 县应急局 is 云河县应急管理局, 办公室主任 is 主任, but 局长 is not 副局长.

/** Without blanks, and without what stands in brackets: 副县长（应急、交通） is 副县长. */
const bare = (text: string): string => text.replace(/[（(][^（()）]*[)）]/g, '').replace(/[\s\u3000（）()]/g, '');

/** Without the county in front and what does not tell bodies apart. */
export const core = (name: string): string =>
  bare(name)
    .replace(/^(?:[\u4e00-\u9fa5]{1,4}?[省市县区])(?=[\u4e00-\u9fa5]{2,})/, '')
    .replace(/^(?:县|市|区)/, '')
    .replace(/(?:人民政府|政府)$/, '');

/** Whether the short one leaves characters of the long one out and changes none: 应急局 of 应急管理局. */
export function shortens(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

const either = (one: string, other: string): boolean => shortens(one, other) || shortens(other, one);

/** An empty name says nothing against the other. */
export function sameUnit(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return true;
  const [c, d] = [core(a), core(b)];
  // 县政府 and 云河县人民政府 leave nothing but the government itself; 城关镇 and 石桥镇 differ in what is left.
  if (c === '' || d === '') return c === d || /^(?:人民)?政府/.test(c + d);
  return either(c, d);
}

/** What somebody is in the plan itself, or no post at all: it says nothing of the directory's post. */
const roleOfPlan =
  /^(?:常务)?副?(?:总指挥|指挥长|指挥|组长|召集人|主任委员)|(?:组长|成员|联络员|联系人|责任人|负责人|指挥员|带班|值班|值守|专家|总值班|一把手)$/;
const partsOf = (post: string): string[] =>
  bare(post)
    .split(/[、,，;；/兼]/)
    .filter((part) => part !== '');
const deputy = (post: string): boolean => /副/.test(post);
/** 党组书记 and the head of a body are the same person, whichever of the two is printed. */
const headOf = (post: string): string => post.replace(/党组书记$/, '').replace(/(?:局长|主任)$/, '');

/** @param unit where they serve now: 城关镇副镇长 is 副镇长 of 城关镇人民政府 */
export function samePost(printed: string, now: string, unit: string): boolean {
  const [ours, theirs] = [partsOf(printed), partsOf(now)];
  if (ours.length === 0 || theirs.length === 0) return true;
  return ours.some(
    (one) =>
      roleOfPlan.test(one) ||
      theirs.some((other) => {
        if (deputy(one) !== deputy(other)) return false;
        if (either(one, other) || shortens(one, `${bare(unit)}${other}`)) return true;
        return (one.endsWith('党组书记') || other.endsWith('党组书记')) && headOf(one) === '' && headOf(other) === '';
      }),
  );
}

/** A part of a body (安环部, 养护科, 厂部), which no directory of a county lists. */
export const isInner = (name: string): boolean => {
  const words = bare(name);
  return words.length <= 6 && !/^[县市区省]/.test(words) && /(?:部|科|室|股|处|车间|班|班组|办|岗|工段)$/.test(words);
};
