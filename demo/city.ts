/**
 * The demo city 示范市 (Demo City): its units, posts and people. All of it is invented; it shows how
 * a city is set up, on three levels, with the powers kept apart that have to be apart.
 */
import type { Power, Words } from '../src/kernel/index.ts'
import type { Level } from '../src/rules/index.ts'

export interface DemoUnit {
  readonly id: string
  readonly parent: string | null
  readonly level: Level
  readonly name: Words
}

export interface DemoPost {
  readonly id: string
  readonly unit: string
  readonly title: Words
  readonly powers: readonly Power[]
  /** Who holds it. */
  readonly person: string
  /** Sign-in name in the demo. */
  readonly login?: string
}

const unit = (
  level: Level,
  parent: string | null,
  id: string,
  zh: string,
  en: string,
): DemoUnit => ({
  id,
  parent,
  level,
  name: { zh, en },
})
const ofCity = (id: string, zh: string, en: string) => unit(1, 'gov', id, zh, en)
const district = (id: string, zh: string, en: string) => unit(2, 'gov', id, zh, en)

export const UNITS: readonly DemoUnit[] = [
  unit(1, null, 'gov', '示范市人民政府', 'Demo City Government'),
  ofCity('hotline', '市民热线中心', 'Residents’ Hotline Centre'),
  ofCity('inspection', '市政府督查室', 'Supervision Office'),
  ofCity('discipline', '市纪委监委', 'Discipline Inspection and Supervision'),
  ofCity('audit', '市审计局', 'Audit Bureau'),
  ofCity('archives', '市档案馆', 'City Archives'),
  ofCity('data', '市数据局', 'Data Bureau'),
  ofCity('housing', '市住房和城乡建设局', 'Housing and Construction Bureau'),
  ofCity('urban', '市综合行政执法局', 'Urban Management Bureau'),
  ofCity('transport', '市交通运输局', 'Transport Bureau'),
  ofCity('police', '市公安局', 'Public Security Bureau'),
  unit(1, 'police', 'traffic', '市公安局交警支队', 'Traffic Police'),
  ofCity('environment', '市生态环境局', 'Environment Bureau'),
  ofCity('labour', '市人力资源和社会保障局', 'Labour and Social Security Bureau'),
  ofCity('insurance', '市医疗保障局', 'Health Insurance Bureau'),
  ofCity('civil', '市民政局', 'Civil Affairs Bureau'),
  ofCity('education', '市教育局', 'Education Bureau'),
  ofCity('health', '市卫生健康委员会', 'Health Commission'),
  ofCity('market', '市市场监督管理局', 'Market Supervision Bureau'),
  ofCity('resources', '市自然资源和规划局', 'Natural Resources and Planning Bureau'),
  ofCity('agriculture', '市农业农村局', 'Agriculture Bureau'),
  ofCity('water', '市水务集团', 'Water Company'),
  ofCity('power', '市供电公司', 'Power Company'),
  ofCity('emergency', '市应急管理局', 'Emergency Management Bureau'),
  ofCity('fire', '市消防救援支队', 'Fire and Rescue'),
  ofCity('culture', '市文化广电旅游局', 'Culture and Tourism Bureau'),
  ofCity('development', '市发展和改革委员会', 'Development and Reform Commission'),
  ofCity('justice', '市司法局', 'Justice Bureau'),
  ofCity('service', '市政务服务中心', 'Government Service Centre'),
  district('hudong', '湖东区人民政府', 'Hudong District'),
  district('liuqiao', '柳桥区人民政府', 'Liuqiao District'),
  district('jiangwan', '江湾区人民政府', 'Jiangwan District'),
  district('qingping', '青屏县人民政府', 'Qingping County'),
  district('shiliang', '石梁市人民政府', 'Shiliang City'),
  district('nanpu', '南浦市人民政府', 'Nanpu City'),
  unit(2, 'hudong', 'hudong-housing', '湖东区住房和城乡建设局', 'Hudong Housing and Construction'),
  unit(2, 'hudong', 'hudong-urban', '湖东区综合行政执法局', 'Hudong Urban Management'),
  unit(2, 'hudong', 'hudong-market', '湖东区市场监督管理局', 'Hudong Market Supervision'),
  unit(2, 'liuqiao', 'liuqiao-urban', '柳桥区综合行政执法局', 'Liuqiao Urban Management'),
  unit(2, 'liuqiao', 'liuqiao-labour', '柳桥区人力资源和社会保障局', 'Liuqiao Labour'),
  unit(2, 'qingping', 'qingping-agriculture', '青屏县农业农村局', 'Qingping Agriculture'),
  unit(3, 'hudong', 'liuan', '柳岸街道办事处', 'Liu’an Street Office'),
  unit(3, 'hudong', 'tashan', '塔山街道办事处', 'Tashan Street Office'),
  unit(3, 'liuqiao', 'xiuchuan', '绣川街道办事处', 'Xiuchuan Street Office'),
  unit(3, 'jiangwan', 'shadi', '沙堤镇人民政府', 'Shadi Town'),
  unit(3, 'qingping', 'yunling', '云岭镇人民政府', 'Yunling Town'),
  unit(3, 'shiliang', 'baishi', '白石镇人民政府', 'Baishi Town'),
]

const post = (
  id: string,
  of: string,
  [zh, en]: readonly [string, string],
  person: string,
  powers: readonly Power[],
  login?: string,
): DemoPost => ({
  id,
  unit: of,
  title: { zh, en },
  person,
  powers,
  ...(login === undefined ? {} : { login }),
})

/** Posts that act across the city. */
const ACROSS: readonly DemoPost[] = [
  post('mayor', 'gov', ['市长', 'Mayor'], '程建明', ['leader']),
  post(
    'vice-city',
    'gov',
    ['副市长（城建）', 'Deputy Mayor, construction'],
    '陆怀川',
    ['leader'],
    'leader',
  ),
  post('vice-people', 'gov', ['副市长（民生）', 'Deputy Mayor, livelihood'], '沈秋萍', ['leader']),
  post('secretary', 'gov', ['秘书长', 'Secretary General'], '何志远', ['leader']),
  post('hotline-head', 'hotline', ['中心主任', 'Director'], '罗敬平', ['head', 'arbitrate']),
  post(
    'operator-1',
    'hotline',
    ['受理员（白班）', 'Operator, day'],
    '吴小满',
    ['intake'],
    'operator',
  ),
  post('operator-2', 'hotline', ['受理员（夜班）', 'Operator, night'], '丁以宁', ['intake']),
  post('operator-3', 'hotline', ['受理员（网络）', 'Operator, online'], '贺雨婷', ['intake']),
  post('operator-4', 'hotline', ['受理员（英语）', 'Operator, English'], '梅可欣', ['intake']),
  post('dispatcher-1', 'hotline', ['派单员', 'Dispatcher'], '孟晚亭', ['dispatch'], 'dispatcher'),
  post('dispatcher-2', 'hotline', ['派单员', 'Dispatcher'], '邱立冬', ['dispatch']),
  post('arbiter', 'hotline', ['权责裁定员', 'Arbiter'], '方正宇', ['arbitrate'], 'arbiter'),
  post('caller-1', 'hotline', ['回访员', 'Call-back officer'], '苏敏', ['call_back'], 'caller'),
  post('caller-2', 'hotline', ['回访员', 'Call-back officer'], '钟慧', ['call_back']),
  post('reviewer-1', 'hotline', ['复核员', 'Reviewer'], '韩思远', ['review'], 'reviewer'),
  post('reviewer-2', 'hotline', ['复核员', 'Reviewer'], '白文渠', ['review']),
  post('inspection-head', 'inspection', ['督查室主任', 'Director'], '纪长风', [
    'head',
    'supervise',
  ]),
  post(
    'supervisor-1',
    'inspection',
    ['督查专员', 'Supervisor'],
    '严以行',
    ['supervise'],
    'supervisor',
  ),
  post('supervisor-2', 'inspection', ['督查专员', 'Supervisor'], '尚明', ['supervise']),
  post('checker-1', 'inspection', ['核查员', 'Checker'], '石磊', ['check'], 'checker'),
  post('checker-2', 'inspection', ['核查员', 'Checker'], '田晓燕', ['check']),
  post('sealed-inspection', 'inspection', ['密件专员', 'Sealed matters'], '闻静', [
    'handle_sealed',
  ]),
  post('discipline-head', 'discipline', ['信访室主任', 'Head of reports office'], '秦守正', [
    'handle_sealed',
    'head',
  ]),
  post(
    'sealed-1',
    'discipline',
    ['密件专员', 'Sealed matters'],
    '凌霜',
    ['handle_sealed'],
    'sealed',
  ),
  post('sealed-2', 'discipline', ['密件专员', 'Sealed matters'], '车言', ['handle_sealed']),
  post('auditor', 'audit', ['审计员', 'Auditor'], '顾月清', ['audit'], 'auditor'),
  post('audit-head', 'audit', ['局长', 'Director'], '曾剑', ['audit']),
  post('archivist', 'archives', ['档案员', 'Archivist'], '史文', ['archive'], 'archivist'),
  post('archives-head', 'archives', ['馆长', 'Director'], '郑晓棠', ['archive']),
  post(
    'admin-system',
    'data',
    ['系统管理员', 'System administrator'],
    '柏轩',
    ['administer_system'],
    'admin.system',
  ),
  post(
    'admin-security',
    'data',
    ['安全管理员', 'Security administrator'],
    '关毅',
    ['administer_security'],
    'admin.security',
  ),
  post(
    'admin-audit',
    'data',
    ['审计管理员', 'Audit administrator'],
    '连诚',
    ['administer_audit'],
    'admin.audit',
  ),
]

/** The head and the clerks of every unit that does the work. */
const WORKING: readonly (readonly [unit: string, head: string, ...clerks: string[]])[] = [
  ['housing', '董安平', '俞砚', '章宁'],
  ['urban', '雷国平', '费晓东', '陶然'],
  ['transport', '路建新', '盛驰', '毛雨欣'],
  ['police', '武卫康', '庄严', '倪捷'],
  ['traffic', '乔志刚', '车航', '段红'],
  ['environment', '蓝清源', '林深', '席若兰'],
  ['labour', '辛永勤', '曹立', '安保国'],
  ['insurance', '鲍平安', '甘怡', '谭济民'],
  ['civil', '任泽民', '温婉', '常慈'],
  ['education', '师建中', '舒雅', '席之浩'],
  ['health', '康宁', '华继业', '邱白'],
  ['market', '商立诚', '季量', '施安'],
  ['resources', '单志峦', '田野', '桂方圆'],
  ['agriculture', '何丰年', '麦苗', '桑梓'],
  ['water', '江源', '全清泉', '浦晴'],
  ['power', '殷建生', '单明', '光辉'],
  ['emergency', '魏安', '贝豫', '方之然'],
  ['fire', '焦平', '水根生', '云涛'],
  ['culture', '文建华', '莫香', '尤悦'],
  ['development', '崔远航', '晋博', '衡亮'],
  ['justice', '时正文', '鲁衡', '史平'],
  ['service', '惠敏', '简宁', '窦明'],
  ['hudong', '胡盛', '岑芷', '丁兰'],
  ['liuqiao', '柳青', '乔东', '齐锦'],
  ['jiangwan', '江帆', '万月', '晁声'],
  ['qingping', '卿山', '平凯', '祝影'],
  ['shiliang', '石坚', '梁正', '何风'],
  ['nanpu', '南志兴', '浦江', '席雨晴'],
  ['hudong-housing', '董立业', '陆佳'],
  ['hudong-urban', '成大海', '史洁'],
  ['hudong-market', '尚克', '程宝华'],
  ['liuqiao-urban', '程旭', '章明洁'],
  ['liuqiao-labour', '劳建国', '辛雨'],
  ['qingping-agriculture', '查树根', '苗青'],
  ['liuan', '柳月', '安和'],
  ['tashan', '谭义', '单川'],
  ['xiuchuan', '修远', '全玉'],
  ['shadi', '沙柳', '狄青'],
  ['yunling', '云振山', '凌波'],
  ['baishi', '白磊', '石英'],
]

/** Units whose desk is full, so that whoever tries the demo finds work. */
const LOGIN_OF: ReadonlyMap<string, string> = new Map([
  ['nanpu-head', 'head'],
  ['nanpu-clerk-1', 'clerk'],
  ['shiliang-clerk-1', 'clerk2'],
  ['hudong-housing-clerk-1', 'clerk3'],
])

const CLERK: Words = { zh: '经办员', en: 'Clerk' }

export const POSTS: readonly DemoPost[] = [
  ...ACROSS,
  ...WORKING.flatMap(([of, head, ...clerks]) => [
    post(`${of}-head`, of, headTitle(of), head, ['head'], LOGIN_OF.get(`${of}-head`)),
    ...clerks.map((person, n) =>
      post(
        `${of}-clerk-${n + 1}`,
        of,
        [CLERK.zh, CLERK.en],
        person,
        ['handle'],
        LOGIN_OF.get(`${of}-clerk-${n + 1}`),
      ),
    ),
  ]),
]

function headTitle(of: string): readonly [string, string] {
  const name = UNITS.find(({ id }) => id === of)?.name.zh ?? ''
  if (name.endsWith('街道办事处')) return ['主任', 'Director']
  if (name.endsWith('镇人民政府')) return ['镇长', 'Town Head']
  if (name.endsWith('区人民政府')) return ['区长', 'District Head']
  if (name.endsWith('县人民政府')) return ['县长', 'County Head']
  if (name.endsWith('市人民政府')) return ['市长', 'City Head']
  return ['负责人', 'Head']
}

/** Demo accounts have one password, shown at the start: nobody is behind them. */
export const LOGINS = POSTS.flatMap(({ id, login }) =>
  login === undefined ? [] : [{ post: id, login }],
)
