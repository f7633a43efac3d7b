/**
 * Which units a sentence that accuses speaks of: by their names, by these names without the place in
 * front, and by what people call such an office. Rather one too many: a unit that is taken for accused
 * only does not see the matter.
 */
interface Named {
  readonly id: string
  readonly name: { readonly zh: string }
}

/** What people say, and what stands in the name of the office meant. */
const CALLED: readonly (readonly [said: RegExp, named: RegExp])[] = [
  [/城管|执法队|执法局|执法人员/u, /综合行政执法|城市管理/u],
  [/派出所|民警|交警|警察|辅警|公安|车管所|看守所|刑警/u, /公安/u],
  [/环保局|环保所|环境监察/u, /生态环境|环境保护/u],
  [/住建|房管|房产局|拆迁办|征收办/u, /住房|房屋|征收/u],
  [/国土|规划局|自然资源/u, /自然资源|规划/u],
  [/工商|市场监管|药监|质监|食药监/u, /市场监督/u],
  [/教育局|校长|园长|教体局/u, /教育/u],
  [/人社|劳动局|劳动监察|社保局/u, /人力资源/u],
  [/民政|低保办/u, /民政/u],
  [/交通局|路政|运管|公路局/u, /交通/u],
  [/水利|水务/u, /水利|水务/u],
  [/卫健|卫生局|卫生院|院长/u, /卫生/u],
  [/税务/u, /税务/u],
  [/财政/u, /财政/u],
  [/信访局/u, /信访/u],
  [/园林/u, /园林|综合行政执法/u],
  [/应急|安监/u, /应急/u],
  [/文旅|文化局|文广/u, /文化/u],
  [/农业局|农业农村/u, /农业/u],
]

/** Ids, each once; empty: none is named. */
export function unitsNamedIn(
  sentences: readonly string[],
  units: Iterable<Named>,
): readonly string[] {
  const said = sentences.join('\n')
  return [...units].filter((unit) => isNamed(said, unit.name.zh)).map(({ id }) => id)
}

function isNamed(said: string, name: string): boolean {
  const core = name.replace(/^.{0,6}?[市省区县](?=.{3,})/u, '')
  // 东和街道办事处 is called 东和街道, 白石镇人民政府 白石镇.
  const short = core.replace(/(?:办事处|人民政府|委员会)$/u, '')
  return (
    said.includes(name) ||
    (core.length >= 3 && said.includes(core)) ||
    (short.length >= 3 && short !== core && said.includes(short)) ||
    CALLED.some(([called, named]) => named.test(name) && called.test(said))
  )
}
