/**
 * Where to turn when this house is not the right one. Emergencies are handed over at once; the
 * statutory channels are explained, never ticketed and never blocked (国办函〔2025〕66号).
 */
import type { Channel } from '../types.ts'

const emergency = (
  code: string,
  zh: string,
  en: string,
  whatZh: string,
  whatEn: string,
): Omit<Channel, 'position'> => ({
  code,
  kind: 'emergency',
  name: { zh, en },
  phone: code,
  what: { zh: whatZh, en: whatEn },
  url: null,
})

const statutory = (
  code: string,
  phone: string | null,
  url: string | null,
  [zh, en]: readonly [string, string],
  [whatZh, whatEn]: readonly [string, string],
): Omit<Channel, 'position'> => ({
  code,
  kind: 'statutory',
  name: { zh, en },
  phone,
  what: { zh: whatZh, en: whatEn },
  url,
})

export const DEFAULT_CHANNELS: readonly Omit<Channel, 'position'>[] = [
  emergency(
    '110',
    '公安报警',
    'Police',
    '正在发生的违法犯罪、人身财产受到威胁、有人走失，请立即拨打',
    'Crime under way, a threat to life or property, a missing person: call at once',
  ),
  emergency(
    '119',
    '消防救援',
    'Fire and rescue',
    '火灾、燃气泄漏、有人被困、建筑坍塌，请立即拨打',
    'Fire, gas leak, somebody trapped, a collapsed building: call at once',
  ),
  emergency(
    '120',
    '医疗急救',
    'Ambulance',
    '突发疾病、受伤、中毒、临产，请立即拨打',
    'Sudden illness, injury, poisoning, childbirth: call at once',
  ),
  emergency(
    '122',
    '交通事故报警',
    'Traffic accidents',
    '道路交通事故有人受伤或者阻断交通，请立即拨打',
    'A road accident with injuries or a blocked road: call at once',
  ),
  statutory(
    'court',
    '12368',
    'https://www.court.gov.cn',
    ['诉讼服务（人民法院）', 'Courts'],
    [
      '已经起诉、已有判决裁定，或者民事、行政争议需要裁判的，由人民法院依法审理。12368可查询立案、审理和执行进度',
      'What is before a court, already judged, or needs a ruling between parties is for the people’s court. 12368 tells how a case stands',
    ],
  ),
  statutory(
    'labour-arbitration',
    '12333',
    null,
    ['劳动人事争议仲裁', 'Labour arbitration'],
    [
      '解除合同补偿、工资数额、工伤待遇等争议，向用工地或者单位所在地仲裁委员会申请，不收费；一般应在一年内提出',
      'Disputes on dismissal pay, the amount of wages or injury benefits: apply to the arbitration commission; free of charge, as a rule within one year',
    ],
  ),
  statutory(
    'commercial-arbitration',
    null,
    null,
    ['商事仲裁', 'Commercial arbitration'],
    [
      '合同中约定仲裁的经济纠纷，向约定的仲裁委员会申请',
      'Contract disputes with an arbitration clause go to the commission that the contract names',
    ],
  ),
  statutory(
    'discipline',
    '12388',
    'https://www.12388.gov.cn',
    ['纪检监察举报', 'Discipline inspection'],
    [
      '反映党组织、党员和公职人员违纪违法问题，由纪检监察机关受理，依法为举报人保密',
      'Breaches of discipline or law by officials are received by discipline inspection, which keeps the reporter’s name secret',
    ],
  ),
  statutory(
    'administrative-review',
    null,
    null,
    ['行政复议', 'Administrative review'],
    [
      '对处罚、许可、强制等行政行为不服，自知道之日起六十日内向复议机关申请，不收费',
      'Against a penalty, a licence decision or a compulsory measure: within 60 days of knowing of it, free of charge',
    ],
  ),
  statutory(
    'disclosure',
    null,
    null,
    ['政府信息公开申请', 'Request for government information'],
    [
      '要求提供政府文件、数据等信息的，向制作或者保存该信息的机关提出公开申请，一般二十个工作日内答复',
      'For documents or data held by a public body: it answers as a rule within 20 working days',
    ],
  ),
  statutory(
    'petition',
    null,
    'https://www.gjxfj.gov.cn',
    ['信访', 'Petition'],
    [
      '对已有处理意见不服或者希望以信访方式反映的，可通过网上信访、来信、来访提出，任何单位不得阻拦',
      'Whoever is not content with a decision, or prefers this way, may petition online, by letter or in person; nobody may stand in the way',
    ],
  ),
  statutory(
    'mediation',
    null,
    null,
    ['人民调解', 'People’s mediation'],
    [
      '邻里、家庭、物业等民间纠纷，双方自愿，可向村（社区）、镇街人民调解委员会申请，不收费',
      'Disputes among neighbours, in families, with property managers: free and voluntary for both sides',
    ],
  ),
  statutory(
    'legal-aid',
    '12348',
    null,
    ['法律援助', 'Legal aid'],
    ['请不起律师的，可咨询并申请法律援助', 'Advice, and a lawyer for those who cannot pay for one'],
  ),
]
