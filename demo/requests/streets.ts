/** Full courses: streets, lights, traffic, water. */
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import { AT } from '../divisions.ts'

export const STREETS: readonly DemoRequest[] = [
  {
    key: 'pothole-market',
    category: 'road-pothole',
    division: AT.liuan,
    place: '柳岸路菜场北门',
    door: 'web',
    title: '菜场门口的大坑，下雨就成水塘',
    text: '柳岸路菜场北门出来左手边，一个脸盆大的坑，少说有二十公分深。下雨天积满水看不出深浅，昨天早上一个送菜的三轮车陷进去，菜撒了一地。每天几百号老人从这儿过，摔一个就不得了。不是要你们把整条路重铺，先把这个坑填了行不行？顺带看看为什么补过两回还是塌，是不是底下水管漏。',
    asks: ['把菜场北门的坑填平', '查清反复塌陷的原因'],
    who: { name: '钱国芳', phone: '12900010001' },
    filed: '34d 08:12',
    course: [
      c.second('我爸上个月就是在这儿崴的脚', '3h'),
      c.dispatch('hudong-housing', {
        after: '50m',
        words: '同一点位近一周已有多人反映，请连地下管网一并查看。',
      }),
      c.accept('40m'),
      c.second(null, '5h'),
      c.second('推婴儿车过不去，只能走机动车道', '9h'),
      c.askSupport('water', '查菜场北门一段供水管是否渗漏', '20m'),
      c.replySupport(
        'water',
        '听漏检测发现DN200管接口渗漏，已开挖更换接口并保压两小时，无渗漏。',
        '1wd',
      ),
      c.tell('坑已用冷补料临时填平，等水管修好后做正式修复。', '1wh'),
      c.answer(
        [
          c.done('菜场北门路面已铣刨重做约十二平方米，昨晚养护到位，今早恢复通行。'),
          c.done(
            '原因是供水管接口渗漏掏空路基。接口已更换，路基换填压实后再铺面，以后半年内每月去看一次。',
          ),
        ],
        '1wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '早说是水管漏嘛，这回算是修到根上了。',
        },
        '20h',
      ),
      c.close(),
    ],
  },
  {
    key: 'pothole-market-2',
    category: 'road-pothole',
    division: AT.liuan,
    place: '柳岸路农贸市场门前',
    door: 'hotline',
    title: '柳岸路菜场门前塌了一块',
    text: '我骑电瓶车接孙子，在菜场前头颠了一下，差点把小孩甩出去。那个坑上次用沙子糊过，两天就散了。',
    who: { name: '老赵', phone: '12900010002' },
    filed: '33d 17:40',
    course: [
      c.merge('pothole-market', '同一处路面塌陷', '30m'),
      // The answer comes with the matter it was merged into.
      c.judge({ solved: 'yes', satisfied: 'partly', explained: 'unknown' }, '5d'),
      c.close(),
    ],
  },
  {
    key: 'pothole-market-3',
    category: 'road-pothole',
    division: AT.liuan,
    place: '柳岸路与桑园弄口',
    door: 'open311',
    title: 'Deep hole in the road near Liu’an market',
    text: 'There is a hole about 20 cm deep on Liu’an Road just north of the food market. My front wheel went in last night because there is no light and no barrier. Please at least put a cone there.',
    who: { name: 'D. Okafor', mail: 'okafor@example.org' },
    filed: '33d 21:05',
    course: [
      c.merge('pothole-market', '位置和描述都是菜场北门同一个坑', '11h'),
      c.silence('unreached'),
      c.archive('10d'),
    ],
  },
  {
    key: 'lamp-alley',
    category: 'road-light',
    division: AT.shuyuan,
    place: '书院弄三号到九号',
    door: 'hotline',
    title: '弄堂里三盏路灯黑了半个月',
    text: '同志啊，我七十八了，不会弄那个网上的东西，只好打电话。我们书院弄从三号到九号，三盏灯都不亮，有半个月了。我老头子夜里要起来去公共厕所，摸着墙走，前天在台阶上绊了一跤，膝盖青了一大块。你们能不能早点来个人看看？我姓孙，住五号，门口有棵石榴树的。',
    asks: ['把书院弄三盏路灯修亮'],
    who: { name: '孙阿婆', phone: '12900010003' },
    filed: '26d 09:35',
    course: [
      c.dispatch('hudong-housing', { after: '25m', words: '老人摔过，请今天先去看。' }),
      c.openIdentity('上门修灯前与老人约时间'),
      c.accept('15m'),
      c.answer(
        c.done(
          '三盏灯是同一个分线盒进水跳闸。当天傍晚更换分线盒和三只灯头，晚上八点到弄里看过，三盏都亮着，台阶也照得到。',
        ),
        '5wh',
      ),
      c.callBack(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '亮了亮了，谢谢那个小伙子，还帮我把门口的灯泡也换了。',
        },
        '2wd',
      ),
      c.close(),
      c.archive('12d'),
    ],
  },
  {
    key: 'taxi-rank',
    category: 'traffic-driver',
    division: AT.tingchao,
    place: '江湾高铁站东出口',
    door: 'hotline',
    title: '高铁站候客区没地方停，也没地方上厕所',
    text: '我开出租十六年了，没见过这么折腾人的！高铁站东出口原来四十个候客位，现在划掉一半给了临时停车场，我们排队排到辅路上，交警来了贴单，一天两百块钱就没了。跑一趟才多少钱？还有，候客区连个厕所都没有，老师傅憋得前列腺都出毛病。你们坐办公室的来排一次队试试！就两条：位子还回来，装个厕所。',
    asks: ['恢复或另设候客车位', '候客区设厕所', '排队期间不要贴单'],
    who: { name: '鲁师傅', phone: '12900010004' },
    filed: '40d 22:18',
    course: [
      c.dispatch('urban', { after: '11h' }),
      c.object(
        '候客区由交通运输部门依《巡游出租汽车经营服务管理规定》设置管理，我局只负责站前市容，不具备划定车位的权限。',
        'transport',
      ),
      c.rule(
        'transport',
        '候客区的设置和调整属交通运输部门职责，贴单问题由其会同交警一并答复，市政设施由其牵头协调。',
      ),
      c.accept('2wh'),
      c.askSupport('traffic', '明确候客排队期间的执法口径', '3wh'),
      c.replySupport(
        'traffic',
        '已通知站前中队：在划定排队线内候客的巡游车不按违停处理，越线的先劝离。',
        '2wd',
      ),
      c.answer(
        [
          c.partly('东出口南侧增划十八个候客位，本周五启用；原二十个位置要等停车楼建成后恢复。'),
          c.partly('站内卫生间对候客司机开放，凭服务监督卡进出。'),
          c.done('排队线内候客不再贴单，口径已经在司机群里公布。'),
        ],
        '1wd',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'no',
          explained: 'yes',
          again: true,
          words: '站内厕所走过去一刻钟，车丢那儿谁看？这叫解决？',
        },
        '14h',
      ),
      c.answer(
        [
          c.done('南侧十八个位置已启用，高峰时再借用北侧落客道十二个，由站务引导，总数三十个。'),
          c.done('在候客区出口旁放置两格移动厕所，每天保洁三次，昨天已经投用。'),
          c.done('口径不变。上月误贴的六张罚单，交警已通知撤销，凭编号到江湾中队办。'),
        ],
        '4wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'partly',
          explained: 'yes',
          words: '厕所有了，算你们听得进话。位子还是少，先这样。',
        },
        '30h',
      ),
      c.close('3wh', 'supervisor'),
    ],
  },
  {
    key: 'village-bus',
    category: 'traffic-bus',
    division: AT.yunling,
    place: '云岭镇上坞村',
    door: 'visit',
    title: '盼公交车开进上坞村',
    text: '我们上坞村一百三十七户，大半是老人，去镇卫生院量血压配药要走四里山路到路口等车。年轻人有车不觉得，老的拄着拐杖走一个钟头。村里开会让我来反映：能不能让云岭三路车往里多开一站？哪怕一天两趟，赶集那天有就行。',
    asks: ['公交延伸到上坞村', '开不进来的话，有没有别的办法'],
    who: { name: '盛大爷' },
    filed: '45d 10:05',
    course: [
      c.dispatch('transport', { words: '请实地走一遍再答复，走访时带上卫生院。' }),
      c.accept(),
      c.askSupport('yunling', '核对村道宽度、会车点和老人出行时间', '3wh'),
      c.replySupport(
        'yunling',
        '村道最窄处三点一米，四处弯道无会车点；常去镇上的老人四十二位，集中在逢三逢八的集日上午。',
        '2wd',
      ),
      c.answer(
        [
          c.cannot(
            '现有村道达不到公交通行条件，延伸线路目前办不了。',
            '客运线路途经道路路基宽度不得小于四点五米且须有会车条件；上坞村道最窄三点一米，今年的拓宽计划里没有这一段。',
            120,
          ),
          c.done(
            '从下个集日起，逢三逢八上午开行一辆七座预约小巴，七点半村口发车、十点半卫生院返回，每人一元，打村委电话预约，首月已排好班。',
          ),
        ],
        '2wd',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '公交没来，小巴来了。道理讲得明白，老人们坐得高兴。',
        },
        '3d',
      ),
      c.close(),
    ],
  },
  {
    key: 'underpass-flood',
    category: 'road-flooding',
    division: AT.xiuchuan,
    place: '绣川路铁路下穿通道',
    door: 'web',
    title: '一下大雨下穿通道就淹，泵站像没开一样',
    text: '绣川路铁路桥下面那个通道，这个月已经淹了两次，上次水没到车窗，有个女司机是爬天窗出来的。旁边明明有泵站，水就是不退。我想问三个事：泵为什么不转？有没有自动拦杆？淹水的时候能不能早点在两头拦车？别等出了人命再开会。',
    asks: ['查明泵站为什么没有抽水', '装自动拦杆和水位警示', '雨大时提前拦车'],
    who: { name: '程女士', phone: '12900010005' },
    filed: '12d 19:50',
    course: [
      c.dispatch('housing', { after: '10m', by: 'dispatcher' }),
      c.accept('12m'),
      c.askSupport('power', '核查泵站夜间供电记录和双回路切换', '10m'),
      c.askSupport('traffic', '降雨红黄预警时在通道两端设岗', '5m'),
      c.replySupport(
        'traffic',
        '已编入雨天勤务：黄色预警起两端各派一名警力，水深十五公分即封闭。',
        '40m',
      ),
      // The power company says nothing: its silence is its own, not the lead's.
      c.answer(
        [
          c.partly(
            '当晚泵站失电，备用回路没有自动切换；已改为人工值守，供电原因还在等供电公司的记录。',
          ),
          c.partly('两端今天先放置水马和移动警示灯；自动拦杆已下单，到货后十天内装好。'),
          c.done('交警已把这里编入雨天勤务，水深十五公分就封路。'),
        ],
        '50m',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'partly',
          explained: 'yes',
          words: '先这样，拦杆装好了我再来看。供电公司的说法呢？',
        },
        '22h',
      ),
    ],
  },
  {
    key: 'water-cut',
    category: 'utility-water',
    division: AT.zhiyun,
    place: '织云花苑六幢到十一幢',
    door: 'hotline',
    title: '停水一天没人通知，家里有坐月子的',
    text: '从昨天夜里十一点停到现在，一滴水没有。物业说自来水公司的事，自来水公司电话一直占线。我老婆坐月子，娃娃才十二天，尿布都没法洗！到底什么时候来水，给个准话。',
    asks: ['尽快恢复供水', '给一个来水的准确时间'],
    who: { name: '黎先生', phone: '12900010006' },
    filed: '19d 09:02',
    course: [
      c.dispatch('water', { after: '8m', words: '有新生儿家庭，请先送水。' }),
      c.accept('10m'),
      c.tell(
        '抢修队在织云路口，主管接头爆裂，预计今天下午四点前通水。送水车十点半到六幢楼下。',
        '20m',
      ),
      c.answer(
        [
          c.done('爆裂的接头更换完毕，下午三点二十分恢复供水，末端水压零点二八兆帕。'),
          c.done(
            '停水通知没有发出是值班漏报，以后抢修停水超过两小时，由调度直接发短信到户，不再经物业转。',
          ),
        ],
        '6h',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'partly',
          explained: 'yes',
          words: '水来了。通知那件事你们说到要做到。',
        },
        '4h',
      ),
      c.close(),
    ],
  },
  {
    key: 'ramp',
    category: 'road-sidewalk',
    division: AT.wanghu,
    place: '望湖公园地铁口到市图书馆',
    door: 'web',
    title: '八百米路，轮椅要绕一公里半',
    text: '我坐轮椅。从地铁口到图书馆直线八百米，人行道有三处台阶没有坡道，盲道被两排共享单车压住，最后一段只能下到机动车道上和公交车一起走。我算过，绕行要一公里半。我不是来卖惨的，只想像别人一样自己去借书。请把三处坡道补上，把单车线画到不压盲道的地方。哪天修好了请通知我，我去走一遍。',
    asks: ['补三处缘石坡道', '单车停放线移出盲道', '修好后请本人试走'],
    who: { name: '温致远', mail: 'wen@example.org' },
    filed: '30d 14:22',
    course: [
      c.dispatch('hudong-housing'),
      c.accept(),
      c.askSupport('hudong-urban', '重划共享单车停放线，清出盲道', '2wh'),
      c.replySupport(
        'hudong-urban',
        '两处停放线向内移一点二米，盲道已清出，要求企业每天早晚各巡一次。',
        '2wd',
      ),
      c.extend('第二处台阶下面有通信管井，要先与权属单位一起移井盖，比原定多四个工作日。', '1wd'),
      c.answer(
        [
          c.done('三处坡道已做好，坡度一比十二，宽一点五米，两侧加了防滑面。'),
          c.done('停放线已移出，盲道全程连通，两处断头补上了提示砖。'),
          c.done(
            '周三上午请诉求人一起走了一遍，走了十九分钟，没有下过机动车道；他指出图书馆门口一块砖松动，当场换了。',
          ),
        ],
        '4wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '十九分钟，我记住了。谢谢那位肯陪我走一遍的人。',
        },
        '6h',
      ),
      c.close(),
      c.archive('6d'),
    ],
  },
  {
    key: 'signal-school',
    category: 'traffic-signal',
    division: AT.donghe,
    place: '石梁市东和小学路口',
    door: 'sheet',
    title: '绿灯十二秒，孩子走到一半就红了',
    text: '东和小学门口人行绿灯只有十二秒，马路六车道。我带着一年级的女儿紧赶慢赶，每次都停在路中间，两边车流呼呼地过。放学时段能不能加到二十五秒？',
    filed: '3d 16:50',
    course: [
      c.dispatch('shiliang'),
      c.accept('3wh'),
      c.tell('已向交警大队调取放学时段流量，后天上午到路口实测。', '4wh'),
    ],
  },
  {
    key: 'manhole-night',
    category: 'road-manhole',
    division: AT.tashan,
    place: '塔山西路公交站前',
    door: 'hotline',
    title: '公交站前井盖没了，旁边就是幼儿园',
    text: '刚才下公交，站牌前面一个井盖不见了，黑洞洞的，有人拿树枝插在里面。旁边就是塔山幼儿园，明天一早家长全从这儿过。请马上来人！',
    who: { phone: '12900010007' },
    danger: true,
    filed: '8d 20:40',
    course: [
      c.dispatch('hudong-housing', { after: '6m' }),
      c.accept('5m'),
      c.answer(
        c.done(
          '二十一点十分到场围护，二十一点三十五分装上新井盖和防坠网，核过是雨水井，旁边五个井盖一并查了，没有松动。',
        ),
        '45m',
      ),
      c.judge({ solved: 'yes', satisfied: 'yes', explained: 'yes' }, '12h'),
      c.close(),
    ],
  },
]
