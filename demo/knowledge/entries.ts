/** Knowledge of the demo city: what people ask, and what its units answer. City, rules and figures are invented. */

export interface DemoEntry {
  readonly unit: string
  readonly question: string
  readonly answer: string
  readonly english?: readonly [question: string, answer: string]
  readonly others: readonly string[]
  readonly source: string
  readonly category: string | null
  readonly open: boolean
  /** Days before now on which it was proposed; approved the day after. */
  readonly ago: number
  /** Days after the proposal. */
  readonly review: number
  readonly validFor: number
  /** What became of it, where it is not simply in force. */
  readonly became?: 'doubted' | 'waiting' | 'sent_back' | 'retired'
}

export const ENTRIES: readonly DemoEntry[] = [
  {
    unit: 'housing',
    question: '老旧小区加装电梯怎么申请？',
    answer:
      '由本单元业主推选代表，向所在区住建局提交申请表、业主签字表和初步方案。\n要求：本单元三分之二以上业主参与表决，参与者中四分之三以上同意。\n区住建局七个工作日内答复；同意后公示十天，没有异议即可施工。补贴每台二十万元，完工后申请。',
    english: [
      'How do we apply for a lift in an old building?',
      'Choose one of the owners to speak for your staircase, and file the form, the list of signatures and a first design with the district housing bureau. Two thirds of the owners must take part in the vote and three quarters of them agree. You are answered within seven working days.',
    ],
    others: ['旧楼装电梯要什么材料', '加装电梯补贴多少', '加梯几户同意'],
    source: '《示范市既有住宅加装电梯办法》第八条、第十一条',
    category: 'home-lift-new',
    open: true,
    ago: 80,
    review: 180,
    validFor: 360,
  },
  {
    unit: 'insurance',
    question: '医保卡丢了怎么补？',
    answer:
      '先挂失：拨打示范市医疗保障局服务电话，或在“示范办事”里挂失，立即生效。\n补卡：本人带身份证到任何一个镇街便民服务中心，当场制卡，不收费。\n看病等不及：用电子医保凭证，扫码即可结算，不用等新卡。',
    english: [
      'I lost my health insurance card. How do I get a new one?',
      'Report it lost first; that takes effect at once. Then take your identity card to any service centre of a town or street: the new card is made while you wait, free of charge. The electronic certificate works in the meantime.',
    ],
    others: ['社保卡丢了', '医保卡挂失', '补办医保卡'],
    source: '《示范市社会保障卡管理规定》第十二条',
    category: 'care-health-insurance',
    open: true,
    ago: 60,
    review: 180,
    validFor: 365,
  },
  {
    unit: 'education',
    question: '外来务工人员的孩子怎么报名上小学？',
    answer:
      '每年五月在“示范办事”网上报名。需要：居住证、一年以上社保或经营证明、孩子户口簿。\n材料齐全的，由居住地所在区教育局统筹安排公办学校学位，七月底前告知。\n没有赶上网上报名的，七月十日前到区教育局窗口补报。',
    others: ['外地户口孩子入学', '随迁子女上学', '居住证入学要什么材料'],
    source: '《示范市随迁子女接受义务教育实施办法》第六条',
    category: 'school-enrol',
    open: true,
    ago: 85,
    review: 80,
    validFor: 300,
  },
  {
    unit: 'power',
    question: '停电了怎么知道什么时候来电？',
    answer:
      '计划停电提前七天在小区公告栏和供电公司网页公布，写明起止时间。\n突然停电请拨 95598，报小区和门牌，会告诉您抢修进度。\n家里有呼吸机等救命设备的，请一并说明，优先保障。',
    english: [
      'The power is out. When will it be back?',
      'Planned cuts are announced seven days ahead on the notice board and the page of the power company. For a sudden cut call 95598 with your address. If somebody depends on a medical device, say so: they come first.',
    ],
    others: ['我家没电了', '什么时候来电', '停电通知在哪里看'],
    source: '《供电营业规则》第六十三条；示范市供电公司停电信息公布办法',
    category: 'utility-power',
    open: true,
    ago: 50,
    review: 120,
    validFor: 200,
  },
  {
    unit: 'water',
    question: '自来水发黄、有异味怎么办？',
    answer:
      '先打开水龙头放水三到五分钟。仍然发黄的，不要饮用，拨打示范市水务集团二十四小时服务电话，两小时内上门取样。\n水质检测结果两个工作日内告诉您；确属管网问题的，免当月水费。',
    others: ['水是黄的能喝吗', '自来水有味道', '水质不好找谁'],
    source: '《示范市城镇供水条例》第二十一条',
    category: 'utility-water-quality',
    open: true,
    ago: 75,
    review: 70,
    validFor: 160,
    became: 'doubted',
  },
  {
    unit: 'market',
    question: '网上买到假货怎么退款？',
    answer:
      '先向平台申请退货，保留订单、付款记录和商品照片。\n平台或商家不处理的，拨打 12315，或在全国 12315 平台投诉，七个工作日内告知是否受理。\n明知是假货仍然销售的，可以要求退一赔三，不足五百元的按五百元赔。',
    others: ['商家不退款', '买到假货找谁', '12315怎么投诉'],
    source: '《中华人民共和国消费者权益保护法》第五十五条',
    category: 'shop-online',
    open: true,
    ago: 45,
    review: 200,
    validFor: 360,
  },
  {
    unit: 'labour',
    question: '被拖欠工资到哪里投诉？',
    answer:
      '到工作地所在区的劳动保障监察大队，或在“示范办事”网上投诉，写明单位名称、欠薪时间和数额。\n五个工作日内决定是否立案；立案后六十个工作日内查处。\n也可以申请劳动仲裁，不收费。十人以上被欠薪的，当天受理。',
    english: [
      'I have not been paid. Where do I complain?',
      'With the labour inspection of the district where you work, or online: name the employer, the months and the amount. Within five working days it is decided whether a case is opened. You may also go to labour arbitration, free of charge.',
    ],
    others: ['老板不发工资', '工地欠薪', '讨薪找谁'],
    source: '《劳动保障监察条例》第十七条、第二十条',
    category: 'work-wages',
    open: true,
    ago: 70,
    review: 200,
    validFor: 365,
  },
  {
    unit: 'urban',
    question: '楼下烧烤摊油烟和噪声谁来管？',
    answer:
      '占道摊点和露天烧烤由所在区综合行政执法局管，晚上十点以后的商业噪声同样由它管。\n登记时请说清具体位置和一般什么时间出摊，执法队两天内到场。',
    others: ['夜宵摊太吵', '烧烤油烟', '占道经营找谁'],
    source: '《示范市市容和环境卫生管理条例》第三十条',
    category: 'env-fumes',
    open: true,
    ago: 40,
    review: 150,
    validFor: 330,
  },
  {
    unit: 'traffic',
    question: '电动自行车怎么上牌？',
    answer:
      '带身份证、购车发票、车辆合格证，到任何一个交警大队或代办点，当场上牌，不收费。\n没有发票的，写一份来历说明也可以。',
    others: ['电瓶车上牌要什么', '电动车牌照丢了'],
    source: '《示范市电动自行车管理规定》第九条',
    category: 'traffic-ebike',
    open: true,
    ago: 88,
    review: 60,
    validFor: 82,
  },
  {
    unit: 'hudong',
    question: '湖东区便民服务中心周末开门吗？',
    answer:
      '周六上午九点到下午四点开门，周日和法定节假日不开。\n居住证、老年证、社保查询周六都能办；不动产登记只在工作日办。',
    others: ['周末能办事吗', '便民中心几点下班', '周六上班吗'],
    source: '湖东区政务服务中心服务时间公告',
    category: 'gov-window',
    open: true,
    ago: 30,
    review: 90,
    validFor: 180,
  },
  {
    unit: 'service',
    question: '来电人情绪激动时怎么应对（内部）',
    answer:
      '先听完，不打断，不评判；复述一遍对方的意思再记录。\n提到要伤害自己或别人的，不挂电话，立即按 F9 转 110 或 120，同时报值班长。',
    others: ['诉求人骂人怎么办'],
    source: '示范市热线受理工作规范第四章',
    category: null,
    open: false,
    ago: 55,
    review: 170,
    validFor: 350,
  },
  {
    unit: 'civil',
    question: '高龄津贴怎么领？',
    answer:
      '年满八十周岁、示范市户籍，带身份证和银行卡到户籍地村或社区登记，次月起发。\n八十到八十九岁每月一百元，九十岁以上每月二百元。行动不便的，打电话由村社区上门办。',
    others: ['老人补贴', '八十岁有什么补助'],
    source: '《示范市高龄津贴发放办法》第三条',
    category: 'care-elderly',
    open: true,
    ago: 6,
    review: 180,
    validFor: 360,
    became: 'waiting',
  },
]
