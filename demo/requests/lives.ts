/** Full courses: wages, care, school, health, shops, the countryside. */
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import { AT } from '../divisions.ts'

export const LIVES: readonly DemoRequest[] = [
  {
    key: 'wages-site',
    category: 'work-migrant-wages',
    division: AT.xiuchuan,
    place: '绣川路云锦大厦工地',
    door: 'visit',
    title: '干了五个月木工，一万九千块没给',
    text: '我是安徽来的木工，跟老乡四个人在云锦大厦干了五个月，包工头姓马，说好一天三百二，到九月底还差我一万九、差他们三个五万多。打电话不接，去工地，项目部说钱早打给包工头了，让我们找他。家里秋收缺人，孩子等着交学费。我们手里有记工本、有微信里他认账的语音，没签合同。求你们管管，不想闹，就想拿钱回家。',
    asks: ['要回四个人的工钱', '查项目部有没有直接代发工资'],
    who: { name: '罗师傅', phone: '12900030001' },
    filed: '42d 08:40',
    course: [
      c.dispatch('liuqiao-labour', {
        after: '1wh',
        words: '涉及四名农民工，有记工本和录音，请当天联系。',
      }),
      c.openIdentity('联系本人核对记工本'),
      c.accept('40m'),
      c.askSupport('housing', '提供该项目总包、分包信息和工资专户流水', '1wh'),
      c.replySupport(
        'housing',
        '总包为宏基建设，工资专户本季度只代发到管理人员，木工班组未纳入实名制名册。',
        '1wd',
      ),
      c.tell(
        '总包已到场，认可欠薪事实，正在核对天数，后天上午在区劳动监察大队当面对账，请带记工本来。',
        '1wd',
      ),
      c.extend('包工头对其中一人的十二天不认，需要调工地门禁记录核对，延长五个工作日。', '1wd'),
      c.answer(
        [
          c.done(
            '门禁记录与记工本相符。总包先行垫付七万一千六百元，昨天下午打进四个人的银行卡，回单已发给罗师傅。',
          ),
          c.done(
            '总包未按规定代发，已责令整改并将木工班组补入实名制名册，下月起工资由专户直发到卡。',
          ),
        ],
        '4wd',
      ),
      c.passCheck(
        '分别电话核实四人均已到账，金额与对账单一致；抽查专户流水，本月已代发木工班组。',
        '1wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '钱到了，够回去收稻子。谢谢劳动监察那个女同志，跑了三趟工地。',
        },
        '10h',
      ),
      c.close('2wh', 'supervisor'),
      c.archive('7d'),
    ],
  },
  {
    key: 'rider',
    category: 'work-flexible',
    division: AT.tingchao,
    place: '江湾万汇商圈',
    door: 'web',
    title: '跑单超时罚款，商场又不让骑手坐电梯',
    text: '送外卖的。万汇广场规定骑手走货梯，货梯要等十五分钟，超时一单平台扣八块，一天白干好几单。大夏天连口热水也没处接。要求不高：能不能让商场开一部客梯给我们，设个能坐十分钟的地方？平台的罚款规则有没有人管？',
    asks: ['商场给骑手开放电梯', '设歇脚点', '有人管平台罚款规则'],
    who: { name: '小祁', phone: '12900030002' },
    filed: '23d 15:12',
    course: [
      c.dispatch('labour', { words: '平台规则归口我市哪一家，一并答复清楚。' }),
      c.accept(),
      c.askSupport('jiangwan', '与万汇广场协商电梯和歇脚点', '3wh'),
      c.replySupport(
        'jiangwan',
        '万汇同意饭点开放东侧两部客梯；歇脚点设在B1服务台旁，有热水、充电口和二十个座位。',
        '2wd',
      ),
      c.answer(
        [
          c.done('每天十一点到十三点、十七点到十九点，东侧两部客梯对骑手开放，物业已贴指引。'),
          c.done('B1歇脚点本周已启用，热水、充电、座位齐全，晚十点关门。'),
          c.partly(
            '平台算法规则由平台企业协商确定，我局已约谈并要求公示扣款明细和申诉渠道，平台承诺一个月内上线；单笔八元是否合理，涉及合同的可申请调解，我们可以陪您去。',
          ),
        ],
        '2wd',
      ),
      c.judge(
        {
          solved: 'partly',
          satisfied: 'yes',
          explained: 'yes',
          words: '能坐电梯、能喝口热水，先谢过。扣款那块我盯着。',
        },
        '32h',
      ),
      c.close(),
    ],
  },
  {
    key: 'dibao',
    category: 'care-assistance',
    division: AT.yunling,
    place: '云岭镇茶亭村',
    door: 'visit',
    title: '老伴走了，我的低保怎么也停了',
    text: '老太婆我七十四，村里人替我写的。老伴上个月走了，低保就停了，说我女儿在城里有收入。女儿自己离了婚带两个娃，一个月三千来块。我膝盖不行，养不了鸡了，一个月就靠那几百块买药。政府能不能上门看看，别光看表格。',
    asks: ['上门核实家庭情况', '恢复低保或者给别的帮助'],
    who: { name: '吕阿婆' },
    filed: '27d 09:50',
    course: [
      c.dispatch('yunling', { words: '请上门，不要让老人再跑一趟。' }),
      c.accept(),
      c.answer(
        [
          c.done(
            '昨天上门，和村干部、邻居三方核了情况：独居，膝关节二级损伤，女儿月收入三千二百元、抚养两个未成年子女。',
          ),
          c.partly(
            '按新的家庭人口重新计算，符合单人户低保，已受理申请，公示七天后从下月起发放；这个月先发临时救助一千二百元，已经到账。',
          ),
        ],
        '2wd',
      ),
      c.passCheck('入户核对与答复一致，临时救助到账凭证已见，低保公示贴在村务栏。', '2wd'),
      c.callBack(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          pressed: 'no',
          words: '药买了，心定了。那个小同志还帮我换了灯泡。',
        },
        '3wd',
      ),
      c.close('1wd', 'supervisor'),
    ],
  },
  {
    key: 'school-lunch',
    category: 'school-food',
    division: AT.nanping,
    place: '青屏县南屏中学食堂',
    door: 'web',
    title: '学校配餐又凉又馊，十二个孩子拉肚子',
    text: '南屏中学这学期换了配餐公司，饭送来是凉的，昨天的鱼有馊味，我女儿班上十二个孩子拉肚子，校医给了点药。老师让我们别往外传。我不想找谁的麻烦，就问：饭有没有留样？检测结果什么时候告诉家长？能不能换回来？',
    asks: ['查昨天的饭菜有没有问题并告诉家长', '解决饭菜凉的问题', '配餐公司该不该换'],
    who: { name: '七年级家长', phone: '12900030003' },
    filed: '29d 20:26',
    course: [
      c.dispatch('qingping', { after: '8m' }),
      c.accept('9m'),
      c.askSupport('market', '对留样和配送车做采样检测', '12m'),
      c.askSupport('health', '给腹泻学生做流调', '3m'),
      c.replySupport(
        'health',
        '十二人均轻症，无人住院；症状集中在餐后四小时，有七人吃过鱼。',
        '40m',
      ),
      c.answer(
        [
          c.partly('留样和配送箱已采样送检，结果三天后公布；当晚起暂停供鱼，改由学校食堂自做。'),
          c.partly('新配送箱保温到位，明天中午起由两名家长随机跟车、试餐。'),
          c.partly('检测结果出来后由家长委员会表决，不合格就解约。'),
        ],
        '1h',
      ),
      c.failCheck(
        '第三天中午突击试餐，仍有两箱饭温度不到五十度，随车家长只有一名，与答复不符。',
        '3wd',
      ),
      c.answer(
        [
          c.done(
            '检测结果：鱼中沙门氏菌检出，配餐公司停供并立案，结果张贴在校门口，也发到了家长群。',
          ),
          c.done('改为学校食堂自做，此后未再发生腹泻，三次随机量温均在六十五度以上。'),
          c.done('家长委员会四十一票对三票，解除合同，下学期公开招标，家长代表参加评审。'),
        ],
        '5wd',
      ),
      c.passCheck(
        '连续三天不打招呼试餐，温度、留样、随车记录均在；家长委员会表决记录完整。',
        '1wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'partly',
          explained: 'yes',
          words: '结果是好的，就是第一次糊弄了三天。',
        },
        '20h',
      ),
      c.close('4wh', 'supervisor'),
    ],
  },
  {
    key: 'insurance-elsewhere',
    category: 'care-health-insurance',
    division: AT.jiangwan,
    place: '',
    door: 'web',
    title: '在外地带孙子看病，报销到底要带什么',
    text: '我和老伴在女儿那边带孙子，在那边住院花了两万三。回来报销，窗口说要就医备案，说我没备案只能报四成。备案要在手机上弄，我弄了三次，卡在人脸识别那一步。我就想知道：现在补备案还行不行？没有智能手机的老人怎么办？',
    asks: ['能不能补备案、能报多少', '不会用手机的怎么办'],
    who: { name: '黄叔' },
    filed: '11d 10:24',
    course: [
      c.dispatch('insurance', { after: '30m', words: '老人在外地，请电话讲清楚。' }),
      c.accept('20m'),
      c.answer(
        [
          c.done(
            '可以补备案，今天已为您办好，按异地长期居住计算，统筹部分报六成五，预计可报一万三千九百元，材料只差出院小结，拍照发给我们的工作人员就行。',
          ),
          c.done(
            '不用手机也可以：打服务电话由工作人员录入，或到任意一个乡镇便民窗口办；您所在街道的窗口今天已经把您父母那一代的登记方式贴出来了。',
          ),
        ],
        '5wh',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          words: '一个电话说清楚，比我跑三趟强。',
        },
        '8h',
      ),
      c.close(),
    ],
  },
  {
    key: 'gym-gone',
    category: 'shop-prepaid',
    division: AT.wanghu,
    place: '望湖天地五楼健身会所',
    door: 'web',
    title: '健身房一夜之间搬空，两千多张卡没人管',
    text: '充了三千八两年卡，用了三个月。昨天去，门上贴张纸说“装修升级，敬请期待”，器械都拉走了，微信群解散，店长电话空号。听说法人早换成一个七十多岁的老人。我不指望全退，起码告诉我们钱去哪了、还有没有别的店能接着练。',
    asks: ['查清钱的去向', '剩余课时能不能转到别处'],
    who: { name: '卡友群代表', phone: '12900030004' },
    filed: '50d 18:44',
    course: [
      c.dispatch('hudong'),
      c.accept(),
      c.askSupport('police', '核查是否涉嫌合同诈骗', '3wh'),
      c.replySupport('police', '已立案侦查，冻结会所账户十一万四千元，实际控制人已被传唤。', '3wd'),
      c.answer(
        [
          c.partly(
            '账上只剩十一万四千元，另有三十万元经个人卡转出，公安正在追。退款按剩余课时比例登记，第一批先退百分之十八。',
          ),
          c.partly(
            '协调了两家店接收，剩余课时按原价的六折转，去不去由您自己定；登记处设在望湖街道服务大厅，带缴费凭证。',
          ),
        ],
        '4wd',
      ),
      c.judge(
        {
          solved: 'no',
          satisfied: 'no',
          explained: 'yes',
          again: true,
          words: '退百分之十八叫解决？那三十万追到哪去了？',
        },
        '40h',
      ),
      c.answer(
        [
          c.partly(
            '那三十万元中二十一万元追回，冻结在案，判决后按比例再退；余下九万元被挥霍，短期追不回来。',
          ),
          c.partly(
            '目前登记八百六十一人，已退第一批；第二批要等法院执行，我们每个月十号在登记处和网上公布一次进度。',
          ),
        ],
        '5wd',
      ),
      c.judge({ solved: 'no', satisfied: 'no', explained: 'yes', words: '还是没拿到钱。' }, '30h'),
      c.close('1wd', 'supervisor'),
      c.askAgain('第二批说好上个月，到今天也没动静，请再办一次。', '4d'),
      c.declineRework(
        '您说的第二批不是我们能重办的：钱在法院执行阶段，要等判决生效。进度每月十号照常公布，轮到您时短信通知；对公安立案的意见可以向检察院反映。',
        '2wd',
      ),
    ],
  },
  {
    key: 'homestead-uncle',
    category: 'rural-homestead',
    division: AT.yunling,
    place: '云岭镇上坞村三组',
    door: 'visit',
    title: '老屋塌了半边，翻建的章盖不下来',
    text: '屋是爷爷手里的，去年台风塌了半边，一家四口挤在厢房。村里盖了章，镇里说要等规划，规划说要等镇里。我一个种茶的，跑了七趟，茶季都误了。就想问一声：我的材料在哪个桌子上？什么时候能开工？',
    asks: ['告诉我材料在谁手上', '什么时候能批'],
    who: { name: '茶农老竺', phone: '12900030005' },
    filed: '33d 07:30',
    course: [
      c.dispatch('yunling', {
        after: '2wh',
        words: '材料在途情况要写到具体环节，不写“正在走流程”。',
      }),
      c.object(
        '宅基地审批需县自然资源部门先出规划意见，我镇无法单独答复时限。',
        'resources',
        '5wh',
      ),
      c.rule(
        'yunling',
        '《土地管理法》规定农村村民住宅由乡镇人民政府审核批准；规划核实应由镇里内部流转，不是让群众自己跑。',
        '4wh',
      ),
      c.accept('1wd'),
      c.answer(
        [
          c.done(
            '材料在镇村镇办王工那里，缺一张四至确认图，没有告诉您是我们的错。图由镇里测绘员上门测，不用您再找人。',
          ),
          c.done(
            '四至测好当天就送审，批复承诺在八个工作日内，已排在下周三的联审会上；批了您就能开工，施工图的免费图集也拿给您三套挑。',
          ),
        ],
        '2wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'partly',
          explained: 'yes',
          words: '桌子在哪总算知道了，就等下周三。',
        },
        '20h',
      ),
      c.close(),
    ],
  },
  {
    key: 'village-money',
    category: 'rural-accounts',
    division: AT.chawu,
    place: '茶坞镇外岙村',
    door: 'web',
    title: '征地款三百万，公示栏里一个字没有',
    text: '外岙村征了四十亩，都说给了三百多万。村里开会说钱在账上“统筹使用”，用在哪没人讲。我们四十几户要求看账，会计说密码在书记那里，书记说会计不在。麻烦上面派人一起看一次账，看清楚了大家没二话。',
    asks: ['组织村民看征地款的账', '把收支贴到公示栏'],
    who: { name: '外岙村村民' },
    filed: '37d 19:20',
    course: [
      c.dispatch('qingping', { words: '请派与该村无关系的人主持，不要只听村里汇报。' }),
      c.accept(),
      c.answer(
        [
          c.done(
            '由县农业农村、民政和镇纪检三方主持，昨天晚上在祠堂看账，到场村民五十三人，看了整两个小时。',
          ),
          c.done(
            '征地款三百一十八万元的收支已贴公示栏并发到村民群，其中四十七万元修路没有招投标，已责令补程序并移交镇纪检核查。',
          ),
        ],
        '3wd',
      ),
      c.passCheck('公示栏照片与账簿逐笔核对一致，现场随机问三户，均说看过。', '2wd'),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          words: '看过就放心了，那四十七万等个说法。',
        },
        '12h',
      ),
      c.close('2wh', 'supervisor'),
    ],
  },
]
