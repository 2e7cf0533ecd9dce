// Files of places for tests and benches.

/** A table of so many shelters, none like another, as an office keeps it. */
export function placesCsv(rows: number): string {
  const lines = ['避难场所名称,级别,可容纳人数,面积(㎡),是否开放,经度,纬度,地址,联系人,联系电话,备注'];
  for (let nth = 0; nth < rows; nth += 1) {
    const lng = (116.1 + (nth % 400) * 0.001).toFixed(5);
    const lat = (35.7 + Math.floor(nth / 400) * 0.0016).toFixed(5);
    lines.push(
      `第${nth + 1}号避难场所,村级,"1,${String(nth % 1_000).padStart(3, '0')}人",约${300 + (nth % 70)},否,${lng},${lat},云河县石桥镇第${nth % 97}村,王${nth % 50},139${String(nth).padStart(8, '0')},离路${nth % 9}00米`,
    );
  }
  return lines.join('\r\n');
}
