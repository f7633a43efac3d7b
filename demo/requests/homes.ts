/** Full courses: homes, neighbours, noise, environment. */
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import { AT } from '../divisions.ts'

export const HOMES: readonly DemoRequest[] = [
  {
    key: 'night-works',
    category: 'env-noise-site',
    division: AT.hetang,
    place: '荷塘街道翠屏苑南侧工地',
    door: 'web',
    title: '工地半夜浇混凝土，孩子高三没法睡',
    text: '翠屏苑南边那个工地，连着五个晚上过了十二点还在浇混凝土，泵车一开，窗户都在抖。我家孩子高三，白天在课堂上打瞌睡，班主任都找我了。打过工地门口牌子上的电话，对方说有夜间许可，可我在网上没查到。我想知道：他们到底有没有许可？有的话为什么不公示？没有的话谁来管？',
    asks: ['查工地有没有夜间施工许可', '停止无许可的夜间施工'],
    who: { name: '洪女士', phone: '12900020001' },
    filed: '38d 00:41',
    course: [
      c.second('我们三幢也一样，老人心脏不好', '8h'),
      c.dispatch('liuqiao-urban', { after: '9h' }),
      c.accept('1wh'),
      c.answer(
        [
          c.partly('工地办有一次夜间施工证明，时间是上周一至周三，其余两晚没有。'),
          c.partly('昨天下午到工地检查，未发现正在施工，已口头提醒施工单位遵守规定。'),
        ],
        '2wd',
      ),
      c.judge(
        {
          solved: 'no',
          satisfied: 'no',
          explained: 'partly',
          again: true,
          words: '白天去查夜间施工，能查到什么？昨晚又干到两点。',
        },
        '15h',
      ),
      c.urge('今晚请你们十二点来，我给你们开门到阳台上听。', '30h'),
      c.answer(
        [
          c.done(
            '那两晚确无证明。已按《噪声污染防治法》立案，罚款三万元的告知书已送达施工单位，证明情况从今天起贴在小区南门。',
          ),
          c.done(
            '前晚和昨晚零点到两点两次到场，第一次当场叫停，第二次未施工。此后混凝土浇筑改到白天，确需连续浇筑的提前三天公告并安排高考学生家庭选择是否到酒店暂住。',
          ),
        ],
        '3wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '这两晚孩子睡了七个小时。早这样多好。',
        },
        '28h',
      ),
      c.close('2wh', 'supervisor'),
    ],
  },
  {
    key: 'lift-for',
    category: 'home-lift-new',
    division: AT.shuyuan,
    place: '书院新村十四幢二单元',
    door: 'visit',
    title: '六楼的老人下不了楼，请帮我们装电梯',
    text: '我们单元十二户，十户签了字，六楼两家都是八十往上的，老陈腿骨折以后半年没下过楼，吃药靠邻居捎。一楼东边那户不同意，说挡光，我们愿意补偿也愿意把井道往西挪。跑了街道四趟，每次都说“再协商协商”。能不能请政府派人主持着谈一次，把光到底挡多少量清楚？',
    asks: ['由政府主持协商一次', '测量采光影响', '明确加装的审批和补贴'],
    who: { name: '书院新村十四幢二单元十户', phone: '12900020002' },
    filed: '60d 09:15',
    course: [
      c.dispatch('hudong-housing', { words: '同幢有不同意见，两边的话都要听。' }),
      c.accept(),
      c.askSupport('liuan', '以社区身份召集协商，双方到场', '2wh'),
      c.tell('已联系一楼住户，对方同意到场谈；采光测量周四上午，请两边都派人。', '1wd'),
      c.defer(
        75,
        '采光测量已做完，一楼冬至日照减少二十二分钟，仍满足标准；要等重新出图并公示十五天，再谈补偿，所以定这个日期。',
        '2wd',
      ),
    ],
  },
  {
    key: 'lift-against',
    category: 'home-lift-new',
    division: AT.shuyuan,
    place: '书院新村十四幢二单元一楼',
    door: 'web',
    title: '一楼也是人，装电梯先想想我家的窗',
    text: '楼上要装电梯我理解，谁都会老。可方案把井道正对着我家卧室窗，我妈瘫在床上，一天就指着那扇窗晒两个钟头太阳。没人来问过我们一句，签字表倒是贴到我家门上了。我不是不讲理，我要求量一量到底挡多少光，图纸换个位置，再谈别的。',
    asks: ['测量采光影响', '调整井道位置的方案'],
    who: { name: '谢女士' },
    filed: '58d 20:30',
    course: [
      c.link('lift-for', 'competes_with'),
      c.dispatch('hudong-housing', {
        words: '与十四幢加装电梯的诉求相对，请一并处理，不要合并成一件。',
      }),
      c.accept(),
      c.answer(
        [
          c.done(
            '采光已测：原方案您家卧室冬至日照由三小时四十分减到二小时十分，超过了可接受的减少量，测量报告已给您一份。',
          ),
          c.partly(
            '已请设计单位把井道向西移二点四米，新方案减少二十二分钟；图纸公示期间您随时可以提意见，补偿在公示后谈。',
          ),
        ],
        '4wd',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'partly',
          explained: 'yes',
          words: '量清楚了，我心里有数。后面谈的时候别再跳过我家。',
        },
        '26h',
      ),
      c.close(),
    ],
  },
  {
    key: 'late-homes',
    category: 'home-presale',
    division: AT.baiguo,
    place: '江湾区百果街道望江府二期',
    door: 'web',
    title: '望江府二期拖了十四个月不交房',
    text: '全家六个钱包凑的首付，合同写去年九月交房，到今天工地上只有看门的和一条狗。房租一个月两千八，房贷四千六，孩子户口落不进来，上学只好回老家。开发商换了三个人跟我们谈，每个都说“下个月复工”。我只要三样东西：监管账户里还剩多少钱、哪一天复工、哪一天交。说不出来的，请也直说。',
    asks: ['公布预售资金监管账户余额', '明确复工日期', '明确交房日期'],
    who: { name: '望江府业主三百一十二户代表', phone: '12900020003' },
    filed: '75d 11:20',
    course: [
      c.second('我是七幢的，贷款还着，房子没影', '6h'),
      c.second(null, '20h'),
      c.second('我爸妈的养老钱全在里面', '26h'),
      c.dispatch('jiangwan', { after: '3wh', words: '三项都要有答复，说不出来的写明为什么。' }),
      c.object('预售资金监管权限在市住房和城乡建设局，我区无权查询公布监管账户。', 'housing'),
      c.rule(
        'housing',
        '监管账户与复工协调均属预售管理，由市住房和城乡建设局牵头，江湾区配合属地协调。',
      ),
      c.accept('3wh'),
      c.askSupport('jiangwan', '核实工地欠付工程款和复工条件', '2wh'),
      c.replySupport(
        'jiangwan',
        '欠付总包一千九百万元，复工需先到位六百万元；总包同意款到七天内进场。',
        '3wd',
      ),
      c.escalate(
        '监管账户余额不足以覆盖剩余工程，需要市里统筹银行与区里设立专项资金，本局无权决定。',
        '2wd',
      ),
      c.coordinate(
        'housing',
        '市长办公会明确：由专项借款先行拨付八百万元，市住建局牵头盯到交付，银行不得从监管账户扣贷。',
        '4wd',
      ),
      c.accept('1wh'),
      c.tell('监管账户余额两千一百四十万元，昨天已在项目部和网站公布，以后每月公布一次。', '1wd'),
      c.defer(
        160,
        '八百万元已到账，总包十九台塔吊和一百二十名工人已进场。剩余工程量按总包排期需五个月，交付日期写在这里，逾期由我局公开说明。',
        '3wd',
      ),
    ],
  },
  {
    key: 'leak-top',
    category: 'home-leak',
    division: AT.wanghu,
    place: '湖滨里小区三幢八零二',
    door: 'web',
    title: '顶楼漏水三年，维修资金一直动不了',
    text: '顶楼防水坏了，下一场雨我家客厅就要摆七个盆。维修资金账上有，申请要三分之二业主签字，一楼二楼的说又不漏我家，凑不齐。物业说紧急维修可以走绿色通道，可表交上去两个月没下文。麻烦告诉我卡在哪个抽屉里。',
    asks: ['说明紧急维修申请卡在哪里', '把屋面防水修好'],
    who: { name: '包先生', phone: '12900020004' },
    filed: '28d 07:55',
    course: [
      c.dispatch('hudong-housing'),
      c.accept(),
      c.answer(
        [
          c.done(
            '卡在缺一份渗漏鉴定。表退给了物业，物业没有告诉您。我们已请鉴定单位上门，鉴定费从维修资金列支，前天出了报告。',
          ),
          c.partly('紧急使用已批，四万六千元，施工队后天进场，晴天四天做完；做完请您浇水试一次。'),
        ],
        '3wd',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'yes',
          explained: 'yes',
          words: '三年了头一回有人说清卡在哪。等试水。',
        },
        '18h',
      ),
      c.close(),
      c.askAgain('试了水，西南角还滴。', '6d'),
      c.answer(
        [
          c.done('鉴定和批复手续已完成，材料复印件放在物业前台，可以随时看。'),
          c.done('西南角女儿墙根部返工重做，蓄水二十四小时不漏，您在试水记录上签了字。'),
        ],
        '3wd',
      ),
      c.judge({ solved: 'yes', satisfied: 'yes', explained: 'yes', pressed: 'no' }, '9h'),
      c.close('2wh', 'supervisor'),
    ],
  },
  {
    key: 'ebike-stairs',
    category: 'safety-ebike-fire',
    division: AT.liuan,
    place: '柳岸东区二十二幢',
    door: 'web',
    title: '楼道里充电，从四楼拉线下来，吓死人',
    text: '我们楼四楼那户从窗户垂一根线下来给电瓶车充电，一充一晚上，车就停在一楼楼梯口，堵着唯一的出口。物业贴过条，撕了。楼上有三个孩子、两个坐轮椅的。去年隔壁小区烧死过人，我们全楼做了表，十八户都签了。不想吵架，只想有个管得住的办法，顺便在楼下装几个充电桩。',
    asks: ['清走楼道里的车和飞线', '在楼下装充电桩'],
    who: { name: '二十二幢十八户' },
    filed: '16d 21:30',
    course: [
      c.second('住三楼，每晚做梦都是火', '2h'),
      c.second(null, '4h'),
      c.second('轮椅那家就是我爸', '7h'),
      c.dispatch('fire', { after: '11h', words: '一人占用出口，十八户签名，请先清通道再谈桩。' }),
      c.accept('20m'),
      c.askSupport('liuan', '落实集中充电点选址并告知全体住户', '1h'),
      c.replySupport('liuan', '东侧车棚改为十二个充电位，下周二通电，已在楼道公示。', '1wd'),
      c.answer(
        [
          c.done(
            '当晚上门，飞线拆除，车推到室外；对户主下发责令改正通知书并说明再犯的处罚。连续三晚复看，楼道清空。',
          ),
          c.done(
            '十二个充电位选在东侧车棚，充满自断电，每次一元起，下周二通电；通电前物业先开放地库八个插座。',
          ),
        ],
        '3h',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          words: '四楼的也来道歉了。桩要真装上啊。',
        },
        '36h',
      ),
      c.close(),
    ],
  },
  {
    key: 'black-river',
    category: 'env-water',
    division: AT.hetang,
    place: '荷塘河老印染厂桥段',
    door: 'web',
    title: '河水又黑了，半夜有人放水',
    text: '荷塘河老桥那段，前年花大钱治好的，小孩都能下去摸螺蛳。这个月每逢下雨的夜里，凌晨一两点河面就起一层红褐色的沫，一股子染料味，天亮就冲没了。我装了个闹钟起来看过四回，是从老印染厂东墙那根灰管子出来的。我打了瓶水放在冰箱里，需要可以给你们。',
    asks: ['查清夜里是谁在排', '停止排放并处理'],
    who: { name: '荷塘村民', phone: '12900020005' },
    filed: '25d 06:10',
    course: [
      c.dispatch('environment', { after: '2h', words: '请夜查，雨夜去。反映人有水样。' }),
      c.accept('1wh'),
      c.openIdentity('上门取反映人留存的水样'),
      c.askSupport('water', '协助查清灰管归属和雨污接口', '2wh'),
      c.replySupport(
        'water',
        '管道属原印染厂雨水管，厂内三号车间污水井与其私接，接口为新做。',
        '2wd',
      ),
      c.answer(
        [
          c.done(
            '雨夜凌晨一点四十到场，正在排放，取样化学需氧量四百一十毫克每升，超标三倍。排放者为承租三号车间的一家水洗作坊，负责人已做笔录。',
          ),
          c.done(
            '私接口当夜封堵，作坊停产，立案处罚并移送公安核查是否构成犯罪；东墙管口装在线监测，数据挂在河长牌的二维码里。',
          ),
        ],
        '2wd',
      ),
      c.passCheck('雨夜两点、四点各取一次水样，均达标；管口封堵完好，作坊断电贴封。', '2wd'),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '昨夜下雨我又起来看了，清的。闹钟可以关了。',
        },
        '40h',
      ),
      c.close('3wh', 'supervisor'),
      c.archive('5d'),
    ],
  },
  {
    key: 'dance',
    category: 'env-noise-life',
    division: AT.puqian,
    place: '南浦市浦前广场',
    door: 'hotline',
    title: '广场舞音响对着居民楼，也请给我们跳舞的留块地方',
    text: '我就是跳舞的，退休小学音乐老师。楼上的年轻人嫌吵，拿水泼下来，我们也委屈。能不能给划个离楼远一点的地方，装个定向音箱，几点到几点大家定好，省得天天吵架。',
    asks: ['划一个离居民楼远的场地', '约定时间和音量'],
    who: { name: '庞老师' },
    filed: '21d 18:05',
    course: [
      c.dispatch('nanpu'),
      c.accept(),
      c.answer(
        [
          c.done('广场西南角近河一侧划出三百平方米，距最近的楼九十二米，地面已做平。'),
          c.done(
            '舞队、业委会、社区三方约定：晚七点到八点半，六十分贝封顶，配两只定向音箱，显示屏实时亮分贝数。',
          ),
        ],
        '4wd',
      ),
      c.silence({ solved: 'yes', satisfied: 'yes', explained: 'yes' }),
    ],
  },
  {
    key: 'wall-danger',
    category: 'safety-danger',
    division: AT.baishi,
    place: '白石镇中心小学北围墙外',
    door: 'hotline',
    title: '学校外墙往外歪，墙根裂了一指宽',
    text: '白石中心小学北面那堵老围墙，昨夜雨一泡，往路这边歪了，墙根裂缝能伸进一根手指。下面是学生放学的路，两点半就放学了，快派人来！',
    asks: ['马上围起来，不让学生走这里', '把墙拆掉或者加固'],
    who: { name: '小卖部老板', phone: '12900020006' },
    danger: true,
    filed: '9d 13:26',
    course: [
      c.dispatch('baishi', { after: '4m' }),
      c.accept('6m'),
      c.tell('镇里两名干部和学校保安已在现场，路口拉了警戒线，放学改走南门。', '18m'),
      c.answer(
        [
          c.done('十四点零五分拉起三十米警戒线，放学全部改走南门，老师在两头守到四点半。'),
          c.done(
            '专业人员判断为危墙，当晚用机械推倒并清走；新围墙用钢栅栏，十天内装好，已排在学校周末施工。',
          ),
        ],
        '70m',
      ),
      c.judge(
        { solved: 'yes', satisfied: 'yes', explained: 'yes', words: '来得快，推得也快。' },
        '20h',
      ),
      c.close(),
    ],
  },
]
