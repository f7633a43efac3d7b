/** What is wrong with a plan that was brought as a workbook; the cell is named beside it. */
import type { Words } from '../kernel/index.ts'

export const planbookRefusals = {
  book_too_large: {
    zh: '文件太大（上限 {mb} MB，解开后 200 MB），没有读：请删去图片和无关的工作表，或分成几个文件再导入。',
    en: 'The file is too large (at most {mb} MB, 200 MB unpacked) and was not read: take out pictures and other sheets, or bring it in parts.',
  },
  book_unreadable: {
    zh: '这个文件打不开，可能没有下载完整、已加密，或不是 .xlsx：请在表格软件里打开，另存为新的 .xlsx 再导入。',
    en: 'The file cannot be opened; it may be incomplete, encrypted, or no .xlsx: open it in a spreadsheet program, save it as a new .xlsx and bring that.',
  },
  book_old: {
    zh: '这是旧格式（.xls）或加密的文件：请另存为 .xlsx 再导入。',
    en: 'This is a file of the old format (.xls), or an encrypted one: save it as .xlsx and bring that.',
  },
  book_cell: {
    zh: '单元格 {cell} 读不出来，多半是公式还没有算出结果：请在表格软件里打开并保存一次，再导入。',
    en: 'Cell {cell} cannot be read, most likely a formula without its result: open and save the file once in a spreadsheet program, then bring it.',
  },
  book_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  book_no_table: {
    zh: '没有找到计划表或数值表：需要一行列名，如“编码、目标、指标、目标值”或“指标序列、时期、数值”。可以先导出一份，照着填。',
    en: 'No table of targets or values was found: it needs a row of names such as “Code, Target, Metric, Goal” or “Series, Period, Value”. Export the plan first and fill that in.',
  },
  book_columns_missing: {
    zh: '工作表“{sheet}”缺这些列：{columns}。',
    en: 'Sheet “{sheet}” lacks these columns: {columns}.',
  },
  book_columns_twice: {
    zh: '工作表“{sheet}”里这些列写了两次：{columns}。',
    en: 'Sheet “{sheet}” has these columns twice: {columns}.',
  },
  book_too_many_rows: {
    zh: '一次最多 {max} 行，这里有 {count} 行：请分几次导入。',
    en: 'At most {max} rows at once; here are {count}: bring them in parts.',
  },
  plan_moved_on: {
    zh: '预览以后计划又有变化，没有写入：请再看一遍预览，然后确认。',
    en: 'The plan has changed since the preview; nothing was written: look at the preview again, then confirm.',
  },
  cell_empty: { zh: '“{column}”没有填。', en: '“{column}” is empty.' },
  cell_is_error: {
    zh: '公式出错（{value}）：请改好公式，或直接填数。',
    en: 'A formula came to an error ({value}): mend it, or type the figure.',
  },
  cells_merged: {
    zh: '{cells} 是合并的单元格，不知道属于哪一行：请取消合并，每行各填各的。',
    en: '{cells} are merged, and nobody can say to which row they belong: unmerge them and fill each row.',
  },
  number_unreadable: {
    zh: '“{value}”不是能读的数：请写成阿拉伯数字，如 1200、1,200、1.2万。',
    en: '“{value}” cannot be read as a number: write it in figures, 1200 or 1,200.',
  },
  percent_unclear: {
    zh: '单位是百分比，格子里的数是 {value}：是 {percent}% 就写 {percent}；真是 {value}% 就把格子设为文本再写。',
    en: 'The unit is a percentage and the cell holds {value}: for {percent}% write {percent}; if it is {value}%, make the cell text and write that.',
  },
  percent_without_unit: {
    zh: '写了百分号，可计量单位是“{unit}”：请改单位，或去掉百分号。',
    en: 'There is a percent sign, but the unit of measure is “{unit}”: change one of them.',
  },
  year_unreadable: {
    zh: '“{value}”不是年份：请写四位数，如 2025。',
    en: '“{value}” is no year: write four figures, 2025.',
  },
  choice_unknown: {
    zh: '“{value}”不在可选的里面：{known}。',
    en: '“{value}” is none of: {known}.',
  },
  yes_no_unclear: { zh: '“{value}”：请填“是”或“否”。', en: '“{value}”: write yes or no.' },
  code_unclear: {
    zh: '编码“{value}”不能用：最多 40 个字，只用文字、数字和 . _ - ( )。',
    en: 'The code “{value}” cannot be used: at most 40 letters, figures and . _ - ( ).',
  },
  code_twice: {
    zh: '编码“{value}”用了不止一次（第 {rows} 行）：一个编码只能是一项目标。',
    en: 'The code “{value}” stands in several rows ({rows}): one code is one target.',
  },
  parent_code_unknown: {
    zh: '没有编码为“{value}”的上级目标：表里没有，系统里也没有。',
    en: 'There is no target “{value}” above it, neither in this book nor in the plan.',
  },
  codes_go_round: {
    zh: '上下级绕成了圈：{way}。',
    en: 'The targets are part of one another: {way}.',
  },
  tree_too_deep: { zh: '层级太深：最多 {most} 层。', en: 'Too many levels: at most {most}.' },
  parent_row_refused: {
    zh: '它的上级那一行没有通过，先改好上级。',
    en: 'The row of its parent was refused: mend that first.',
  },
  weights_of_rows: {
    zh: '同级 {count} 项的权重合计是 {sum}，应为 100。',
    en: 'The weights of these {count} siblings make {sum}; they must make 100.',
  },
  target_issued_already: {
    zh: '这项目标已是“{state}”，表格不能再改它：目标值和时限请在事项页“提请调整”，换岗位请“移交岗位”。',
    en: 'This target is “{state}” and no book changes it: propose a change of goal and deadline on its page, or hand it on.',
  },
  document_not_known: {
    zh: '没有标题或编号为“{value}”的文件：请先登记文件。',
    en: 'There is no document called “{value}”: register it first.',
  },
  series_not_known: {
    zh: '没有名称或编号为“{value}”的指标序列：请先新建序列。',
    en: 'There is no series called “{value}”: declare it first.',
  },
  title_twice: {
    zh: '叫“{value}”的不止一个：请写编号。',
    en: 'Several are called “{value}”: give the number.',
  },
  two_leads: {
    zh: '“{value}”像是几个岗位：牵头岗位只能有一个，其他的下达以后作为配合岗位加上。',
    en: '“{value}” looks like several posts: one post leads; the others are added as supports once it is issued.',
  },
  unit_not_known: {
    zh: '没有叫“{value}”的单位：请写单位全称。',
    en: 'There is no unit “{value}”: write its whole name.',
  },
  post_not_known: {
    zh: '{unit}没有叫“{value}”的岗位：请写岗位全称。',
    en: 'There is no post “{value}” ({unit}): write its whole title.',
  },
  post_not_clear: {
    zh: '叫“{value}”的岗位不止一个：请在“牵头单位”里写明单位，或写岗位代码。',
    en: 'Several posts are called “{value}”: name the unit, or write the id of the post.',
  },
  revision_without_reason: {
    zh: '{period} 已有数 {value}：要修订请在“修订原因”里写明为什么。',
    en: '{period} has the value {value}: to revise it, say why in “Why revised”.',
  },
} as const satisfies Readonly<Record<string, Words>>
