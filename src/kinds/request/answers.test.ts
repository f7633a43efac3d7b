/** What is no answer: courtesies, "received", "forwarded", promises to look. And what is one, however short. */
import { describe, expect, it } from 'vitest'
import { faultOfAnswers, isEmptyAnswer } from './answers.ts'

const EMPTY: readonly string[] = [
  '您好，您反映的问题已收悉，感谢您的关注与支持。',
  '尊敬的市民：您好！您的来信已收到，我们将尽快处理。',
  '已收悉。',
  '已转相关部门办理。',
  '您反映的情况我单位已知悉，已转交责任科室处理，请您耐心等待。',
  '收到，谢谢。',
  '您的诉求已受理，正在办理中，请耐心等待，感谢您的理解与支持！',
  '我们高度重视您反映的问题，将认真研究，妥善处理。',
  '您好！感谢您对我们工作的监督，我局将进一步加强管理，不断提高服务水平。',
  '该问题正在积极协调处理中，请您谅解。',
  '已上报领导，等待批示。',
  '您的建议很好，我们会认真考虑，谢谢。',
  '您好，已安排专人跟进，后续将及时与您联系。',
  '经研究，将按照相关规定办理。',
  '我们会尽快核实情况并给予答复。',
  '问题已反馈至有关职能部门，由其负责落实。',
  '感谢您的来电，祝您生活愉快，工作顺利，阖家幸福！',
  '您好，您的留言已收到。根据职责分工，已转至相关单位处理。',
  '收到您的反映后，我局高度重视，立即安排人员进行调查处理。',
  '我办已督促责任单位尽快办理。',
  '您反映的事项正在处理，谢谢您的关心。',
  '已按程序转办，请关注后续进展。',
  '已登记，待处理。',
  '请您放心，我们一定会认真对待每一条群众诉求。',
  'Thank you for your message. It has been received.',
  'Dear resident, your request has been forwarded to the relevant department.',
  'We will look into this shortly. Thank you for your patience.',
  'Your report was noted and passed on to the competent office.',
  'Thanks for your feedback! We take all reports seriously.',
  '……………………！！！',
  '您的问题我们记下了，会向上级汇报。',
  '市民您好，来信收悉，我中心已转相关科室阅处。',
  '感谢来信，您的意见对我们很重要。',
  '此件已批转有关单位，请留意后续通知。',
  '您好，我们正在核实，稍后给您答复。',
  '我们理解您的心情，会尽力帮您解决。',
  '已派单至承办单位处理，请耐心等候。',
  '诉求已知悉，谢谢您的宝贵意见。',
  '已安排相关人员前往处理。',
  '我镇已责成村委会处理此事。',
  '非常抱歉给您带来不便，我们会改进工作。',
  '您所提建议已收到，将作为今后工作的参考。',
  '我单位将严格按照有关规定依法处理。',
  '经核实，您反映的情况属实，我们将尽快整改。',
  '该事项正在按流程推进，有结果会第一时间告知您。',
  '已收到，正在研究解决方案。',
  '已通知相关责任人，请您等待回复。',
  '您好，已为您登记，工作人员会与您联系。',
  '我们会举一反三，加强日常巡查，谢谢。',
  '您反映的问题已引起我们高度重视。',
  'We apologise for the inconvenience and will improve our service.',
  'Your case is being handled by our colleagues.',
  'Please be patient; we will get back to you.',
  '您好，您的诉求我局已受理，按规定时限内办结后答复您。',
  '感谢您对城市建设的关心，我们将结合实际认真研究。',
  '已将您的意见转达给有关负责同志。',
  '此问题涉及多个部门，我们正在积极协调。',
  '我单位已第一时间联系责任方处理。',
  '收到反映后，我们立即开展了调查，感谢监督。',
  '您的困难我们感同身受，一定尽全力解决。',
  '对您提出的问题，我们将逐项认真梳理并抓好落实。',
  '已督促企业整改，请您放心。',
  '经与相关单位沟通，将尽快处理到位。',
  '我们已经关注到这个问题，正在处理。',
  '您的留言已转给职能部门，请及时关注回复。',
  '我办高度重视群众反映的问题，已作出安排。',
  'Thank you, we have taken note of your concern and will act accordingly.',
  'Your message is important to us and will be answered in due course.',
  '您好，已交由业务科室办理，感谢您的理解。',
  '我们将持续跟踪问效，确保问题解决到位。',
  '已列入工作计划，适时推进。',
  '待条件成熟后再行考虑，谢谢。',
  '请您通过合法渠道反映诉求，谢谢配合。',
  '已收悉 已收悉 已收悉 已收悉 已收悉',
  '您 好 ， 您 反 映 的 问 题 已 收 悉 。',
  '已收悉，特此回复，敬请知悉。',
]

const REAL: readonly string[] = [
  '三盏灯已换新，昨晚已亮。',
  '井盖今天换好了。',
  '已退还您多收的水费 86 元。',
  '不属违建，有规划许可证。',
  '公交 12 路末班车已延至 22 点。',
  '物业同意周六前清完楼道。',
  '您好，您反映的路灯已修好，感谢您的监督。',
  '尊敬的市民：您好！您反映的垃圾堆放问题已收悉。我局十一月二十日派人清运，共运走两车，现场已恢复。',
  '已转交住建局办理，住建局十一月二十三日已上门维修漏水管道。',
  '补贴十二月五日前打到您的社保卡。',
  '学校食堂已换供应商，价目表贴在门口。',
  '红绿灯时长由 20 秒改为 35 秒。',
  '查无此车登记，请提供车牌。',
  '按条例第三十一条，须业主大会表决。',
  '今年没有预算，明年三月再排。',
  '无法加装电梯：地下有燃气管。',
  '噪声实测 52 分贝，未超标。',
  '施工许可到十二月底，夜间已停工。',
  '欠薪 3 万元已全部发放。',
  '感谢您的建议，站牌已改为盲文和大字两种。',
  '已罚款 5000 元并责令停业三天。',
  '该店已关门，押金请走仲裁。',
  '水质检测合格，报告附后。',
  '户口可在任一派出所迁，带身份证即可。',
  '树枝已修剪，不再遮挡路灯。',
  '暖气 11 月 15 日 8 时已通，室温 19 度。',
  '公示栏已更正，错在录入。',
  '这条路归省里管，已和省公路局约定 12 月 1 日开工。',
  'The pothole was filled on Friday.',
  'Your refund of 86 yuan was paid today.',
  'Dear resident, thank you. The lamp at No. 7 works again.',
  'It cannot be done: a gas pipe lies beneath.',
  '校车路线增加东门站，下周一起。',
  '已赔付您 1200 元。',
  '楼道灯已换声控灯。',
  '该路段已加装减速带两条。',
  '社区医院周末也开门了。',
  '已更正户籍姓名，凭证可取。',
  '水管明早八点抢修。',
  '已拆除违建三十平方米。',
  '宠物粪便已清，增设两个袋箱。',
  '低保已批，每月 780 元。',
  '房产证可领。',
  '不能退：合同已满一年。',
  'Bus 12 now stops at the east gate.',
  'Lamp fixed.',
  '缺材料：身份证复印件。',
  '学区划分不变，理由见教育局公告第三条。',
  '钥匙已交到传达室，您可随时取。',
  '菜场南门明日起开放到晚八点。',
  '停电因变压器烧毁，已于七点恢复。',
  '您申请的公租房排在第 38 位。',
  '已补种行道树 12 棵。',
  '邻居同意把空调外机移走。',
  '此费用由您与房东按合同分担。',
  '河道已清淤，水葫芦下周捞完。',
  'The school bus now also stops at the east gate.',
  'Refused: the wall carries the roof.',
  '已换新门禁卡，旧卡作废。',
  '补偿标准每平方米 2300 元。',
  '无偿安装扶手，周三上门。',
  '道路已扫雪撒盐。',
  '灯已经亮了，请您今晚再看一看。',
]

describe('isEmptyAnswer', () => {
  it('is tried on enough of both', () => {
    expect(EMPTY.length + REAL.length).toBeGreaterThanOrEqual(120)
    expect(new Set([...EMPTY, ...REAL]).size).toBe(EMPTY.length + REAL.length)
  })
  it.each(EMPTY)('is no answer: %s', (answer) => {
    expect(isEmptyAnswer(answer)).toBe(true)
  })
  it.each(REAL)('is an answer: %s', (answer) => {
    expect(isEmptyAnswer(answer)).toBe(false)
  })
})

describe('answers', () => {
  const today = '2026-11-24'
  const fault = (answer: object) => faultOfAnswers({ answers: [answer] as never }, today)
  const text = '三盏灯已换新，昨晚已亮'

  it('address the ask, or say why it cannot be done and when it is looked at again', () => {
    expect(fault({ outcome: 'done', text })).toBe(null)
    expect(fault({ outcome: 'done', text: EMPTY[0] })).toEqual({
      code: 'not_an_answer',
      field: 'answers.0.text',
    })
    const cannot = { outcome: 'cannot', text: '无法加装电梯：地下有燃气管' }
    const reason = '《燃气管理条例》第三十三条'
    expect(fault(cannot)).toEqual({ code: 'cannot_needs_reason', field: 'answers.0.reason' })
    expect(fault({ ...cannot, reason })).toEqual({
      code: 'cannot_needs_review',
      field: 'answers.0.review',
    })
    expect(fault({ ...cannot, reason, review: today })).toEqual({
      code: 'day_must_be_ahead',
      field: 'answers.0.review',
    })
    expect(fault({ ...cannot, reason, review: '2027-05-24' })).toBe(null)
  })

  it('are looked at one by one: the second may be the hollow one', () => {
    const answers = [
      { outcome: 'done', text },
      { outcome: 'partly', text: '已收悉，感谢您的关注。' },
    ]
    expect(faultOfAnswers({ answers }, today)).toEqual({
      code: 'not_an_answer',
      field: 'answers.1.text',
    })
  })
})
