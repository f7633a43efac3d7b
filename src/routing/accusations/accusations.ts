/**
 * Whether a text accuses an official or an office of wrong conduct (检举控告, 信访工作条例 2022 art. 17):
 * taking money, favours, force, retaliation, covering up. Slow work, a bad mood and a decision one
 * does not like are complaints as any other and no accusation. What accuses is sealed when it comes in,
 * before anybody sees it (arts. 30, 46); two people may unseal it.
 */

export interface Accusation {
  /** The sentence that says so, as it was written. */
  readonly sentence: string
  readonly words: string
}

const gap = (most: number) => `[^。！？!?\\n]{0,${most}}?`
const rule = (...parts: readonly (string | number)[]): RegExp =>
  new RegExp(parts.map((part) => (typeof part === 'number' ? gap(part) : part)).join(''), 'u')

/** Who holds public office, or acts for one. */
const OFFICIAL =
  '(?:书记|村?支书|村主任|村长|村干部|镇长|乡长|(?:县|区|市|省)长(?!江|春|安|沙|宁|征|丰|乐|兴|盛|青|寿|城|期|达)|局长|处长|科长|股长|所长|站长|队长|大队长|支队长|厅长|部长|主任|院长|校长|园长|检察官|法官|民警|交警|辅警|警察|协警|派出所|城管|执法队?员?|执法人员|执法局|公务员|干部|官员|副局|当官的|办事员|工作人员|窗口|村官|社区主任|居委会|村委会?|村两委|街道办(?:事处)?|街道干部|镇政府|乡政府|县政府|管委会|指挥部|拆迁办|房管局?|国土所|规划局|住建局|公安局?|法院|检察院|纪委|税务局?|市场监管|工商所?|环保局|教育局|民政|人社局|卫健委|财政所|信访局|交管所|车管所|看守所)'
/** Words that accuse whom they are said of; of a firm they say something else. */
const GRAVE =
  '(?:行贿|贿赂|贪污|贪腐|腐败(?!菌|变质)|以权谋私|假公济私|滥用职权|徇私|枉法|渎职|玩忽职守|保护伞|小金库|虚报冒领|套取|截留|中饱私囊|打击报复|暗箱操作|生活作风|包养|二奶|情妇|白吃白拿|黑钱)'
/** What is taken. */
const MONEY =
  '(?:钱|红包|好处费?|辛苦费|茶水费|回扣|提成|礼金|礼品|烟酒|购物卡|卡|现金|[一二三四五六七八九十几两\\d]+[千万百]块?|贿|干股)'

const SIGNS: readonly RegExp[] = [
  /受贿|索贿|贪官|权钱交易|钱权交易|公权私用|徇私枉法|买官卖官|官商勾结|官匪勾结|警匪|公款(?:吃喝|消费|旅游)|公车私用|吃空饷|优亲厚友|吃拿卡要|利益输送|萝卜招聘/u,
  rule(OFFICIAL, 30, GRAVE),
  rule(GRAVE, 20, OFFICIAL),
  rule(
    OFFICIAL,
    16,
    '(?:收了?|拿了?|索要|索取|收受|接受|伸手要|暗示要?|敲诈|勒索|私吞|侵吞|挪用|克扣|截留)',
    8,
    MONEY,
  ),
  rule('(?:给|送|塞)(?:了)?', 8, OFFICIAL, 8, MONEY),
  rule(
    '(?:不给|不送|没送|没给)',
    4,
    '(?:钱|红包|好处|烟|礼)',
    12,
    '(?:不办|不给办|不盖章|不批|卡着|刁难|不理)',
  ),
  rule('(?:索要|索取|收受)(?:了)?', 4, '(?:好处费|红包|辛苦费|茶水费|回扣|礼金|贿)'),
  rule(
    OFFICIAL,
    16,
    '(?:打人|打了?(?:我|他|她|人|群众|村民|业主|摊)|殴打|动手打|踢人|踢我|骂人|辱骂|侮辱|威胁|恐吓|报复|刁难|非法拘禁|刑讯|逼供|强拆|砸了?我|推倒|关了?我)',
  ),
  rule('被', 3, OFFICIAL, 12, '(?:打|殴打|威胁|恐吓|骂|报复|关|扣押|推倒|踹|踢)'),
  rule(
    OFFICIAL,
    20,
    '(?:给了?|分给|安排给|让)',
    4,
    '(?:自己)?的?(?:亲戚|关系户|熟人|家里|老婆|儿子)',
  ),
  rule(
    '(?:低保|补助|名额|扶贫款|救灾款|补偿款|工程)',
    6,
    '(?:都|全)?(?:给了?|分给|安排给)',
    4,
    '(?:自己)?的?(?:亲戚|关系户|熟人|家里人)',
  ),
  rule(OFFICIAL, 6, '(?:儿子|女婿|小舅子|老婆|弟弟|亲戚)', 8, '(?:开的?|承包|名下)'),
  rule(
    OFFICIAL,
    6,
    '(?:说|暗示|要求)',
    6,
    '(?:意思意思|给[一二三四五六七八九十几两\\d]*[千万百]|表示表示|打点)',
  ),
  rule('(?:给|送|塞)了?', 6, '(?:红包|好处费|贿)'),
  rule(OFFICIAL, 10, '(?:吃|拿)', 5, '回扣'),
  rule('(?:招聘|招考|面试|选调|评选|招标|摇号)', 14, '(?:暗箱操作|内定|萝卜)'),
  rule('举报', 10, '(?:局|所|镇|办|站|队)里?(?:的人)?把', 10, '(?:告诉|泄|给)'),
  rule(
    OFFICIAL,
    24,
    '(?:亲戚|小舅子|弟弟|儿子|老婆|妻子|家属|侄子|熟人|关系户|自己人|兄弟|堂弟)',
    14,
    '(?:承包|中标|低保|名额|工程|入股|录用|安排|拿到|评上|吃)',
  ),
  rule(
    '(?:低保|补助|名额|扶贫款|救灾款|补偿款|征地款|集体资金|专项资金|工程)',
    14,
    '(?:都|全|给了|被)',
    8,
    OFFICIAL,
    10,
    '(?:亲戚|家|自己|私分|私吞|吞|占|拿|挪)',
  ),
  rule(
    OFFICIAL,
    20,
    '(?:私分|私吞|侵占|侵吞|挪用|贪了|吞了|贪掉|卷走|倒卖|贱卖|虚报|做假账|自己吞|卖了钱|发的[^。]{0,4}卖了|都卖了)',
  ),
  rule(
    OFFICIAL,
    16,
    '(?:入股|有股份|开(?:的|着)?(?:公司|矿|厂|店|酒店|赌场|沙场)|参与(?:赌博|经营|开发)|充当|当后台|撑腰|通风报信|串通|勾结|包庇|袒护|护着|睁一只眼)',
  ),
  rule('(?:勾结|串通|买通|打点|收买|贿赂)', 8, OFFICIAL),
  rule(
    OFFICIAL,
    16,
    '(?:泄露|透露|告诉|泄漏|转给|交给)',
    14,
    '(?:举报|投诉|信息|电话|材料|姓名|被举报)',
  ),
  rule(
    '(?:举报|控告|检举|实名举报)',
    10,
    OFFICIAL,
    14,
    '(?:违纪|违法|违规|问题|行为|乱作为|不法|罪|黑|贪|占|打|收|拿|渎)',
  ),
  rule(
    OFFICIAL,
    10,
    '(?:吃喝|吃请|赌博|打牌|嫖|喝酒上班|酒驾|醉驾|骚扰|性骚扰|猥亵|动手动脚|权色|出轨|情妇|情人)',
  ),
  rule('(?:找关系|托关系|走后门|开后门|潜规则)', 12, OFFICIAL),
  /\b(brib(e|ed|es|ery|ing)|corrupt(ion)?|embezzl\w*|kickbacks?|(official|officer|director|mayor|police|inspector)[^.!?]{0,40}(asked for|took|takes|demanded|wants?) (money|cash|a bribe|gifts?)|abuse of (power|office)|retaliat(ed|ion|es)|(police|officer|inspector|official)[^.!?]{0,20}(beat|hit|threatened) )/iu,
]

/** Ask about it, praise, teach, or speak of a firm's or a neighbour's doing. */
const NO_ACCUSATION =
  /廉政(?:教育|讲座|文化|公园|宣传)|反腐(?:倡廉)?(?:教育|讲座|片|宣传|剧)|警示教育|如何举报|怎么举报|举报(?:电话|邮箱|方式|渠道)(?:是|多少|在哪)|感谢|表扬|拾金不昧|腐败变质|食物腐败|(?:物业|保安|公司|开发商|老板|中介|商家|店家|老师傅|学校食堂)[^。]{0,10}(?:收了?钱|要钱|骂人|打人)(?!.*(?:局|城管|民警|干部|书记|官))/u
/** Somebody else than an official bears the same title. */
const PRIVATE_TITLES =
  /(?:物业|公司|店|超市|酒店|宾馆|健身房|驾校|培训班|俱乐部|保安|工程|项目部|业主委员会|业委会|车间|班组|乐队|球队|家政|中介)(?:的)?[^。，,]{0,4}(?:主任|队长|经理|领导|工作人员|院长|校长|站长|部长|科长|干部)/gu
/** Asked or feared in passing: said of nobody. */
const RHETORICAL =
  /有没有[^。]{0,20}(?:\?|？|交易|行为)|是否(?:存在|有)|难免|不禁|莫非|难道|会不会|我们相信|怀疑是不是|究竟什么|竟什么样|什么样的保护伞|严厉打击|坚决|不是某些/u
const NAMES_IT = /举报|控告|检举|实名|反映|投诉/u
/** Who accuses says so at once; further down it counts where it is named. */
const BEGINNING = 240
/** Those who are greeted are accused of nothing. */
const GREETINGS =
  /(?:尊敬的|敬爱的|各位|亲爱的)?[^，。：:,]{0,8}?(?:书记|市长|县长|区长|局长|厅长|主任|领导|工作人员|同志)(?:们)?(?:[,，:：]|您好|你们?好|好|辛苦了)/gu
const LOOKED_AT = 10_000

/** In order; empty: nothing in it accuses an official. */
export function accusationsIn(text: string): readonly Accusation[] {
  const looked = text.slice(0, LOOKED_AT)
  return [...looked.matchAll(/[^。！？!?；;\n\r]+[。！？!?；;]*/gu)].flatMap(
    ({ 0: written, index }) => {
      const sentence = written.trim()
      const read = sentence
        .normalize('NFKC')
        .slice(0, 400)
        .replaceAll(GREETINGS, '')
        .replaceAll(PRIVATE_TITLES, '某')
      if (NO_ACCUSATION.test(read) || RHETORICAL.test(read)) return []
      if (index > BEGINNING && !NAMES_IT.test(read)) return []
      const found = SIGNS.map((sign) => sign.exec(read)).find((match) => match !== null)
      return found ? [{ sentence, words: found[0] }] : []
    },
  )
}
