/** An answer as sentences, each with what a person would see in it: acts, facts, rules, days, contacts. */

export interface Sentence {
  readonly written: string
  /** Something was done, found, decided or will be by a day: with a fact in it. */
  readonly hasFact: boolean
  readonly hasReason: boolean
  readonly hasDay: boolean
  readonly hasContact: boolean
  /** Something in it could be gone and looked at: an amount, a day, a deed that is done. */
  readonly isConcrete: boolean
  /** Only says that it was received, matters, will be dealt with, or begins and ends a letter. */
  readonly isHollow: boolean
  /** Of these, one that could have been said of anything. */
  readonly isForm: boolean
  /** Says whose it is instead of answering. */
  readonly passesOn: boolean
}

const DAY =
  /\d{1,4}\s*年|\d{1,2}\s*月|\d{1,2}\s*[日号]|今[天日晚]|明[天日]|昨[天日]|下?(?:周|星期)[一二三四五六日天]|本周|下周|月底|年底|上旬|中旬|下旬|\d+\s*(?:个)?(?:工作日|天|小时|分钟|周|个月)(?:内|后|前|之内)?|[一二三四五六七八九十两]+(?:个)?(?:工作日|天|小时|周|个月)|春节前|国庆前|汛期前|开学前|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|yesterday|\d{1,2}(?:st|nd|rd|th)|\d{4}-\d{2}-\d{2}|within \w+ (?:days?|weeks?|hours?))\b/iu
const REASON =
  /因为|由于|因(?!此)[^，。；]{2,}|考虑到|为(?:了|避免|保证|防止)|未提供|没有(?:提供|说明)|不具体|原因(?:是|为)|系因|故(?:不|未|无)|所以|依据|根据《|按照《|《[^》]{2,40}》|第[一二三四五六七八九十百\d]+条|规定(?:为|是|：|，)|不符合|不属于[^。]{0,16}(?:范围|情形)|经(?:鉴定|检测|核算|认定)|尚未|受[^。]{2,16}影响|because|due to|under (?:the|article|section)|according to (?:the|article|section)/iu
const CONTACT =
  /(?:电话|联系|致电|拨打|咨询|热线|联系人|地址|窗口|邮箱)[^。]{0,16}(?:\d{3,}|[一-鿿]{2,12}(?:路|街|楼|窗口|大厅|办公室)\d*)|\d{3,4}[-－ ]\d{7,8}|1[3-9]\d{9}|12345|@|(?:call|phone|tel|contact)[^.]{0,20}\d{3,}/iu
/** Done, found or decided: a verb of the trade with its result. */
const DEED =
  /(?:已(?:经)?|业已|现已|均已|当[日天场]|随即|于[^。]{2,14})[^。，]{0,14}(?:更换|修复|修好|修补|维修|安装|装好|拆除|清运|清理|清除|清掏|疏通|补发|发放|支付|退还|退回|到账|处罚|罚款|立案|关停|停工|停业|搬离|拖走|查封|施划|划定|恢复|通(?:水|电|车|气)|开通|开工|完工|竣工|验收|完成|铺设|加装|增设|封堵|回填|换新|拔除|修剪|洒水|张贴|公示|签订|约谈|责令|拆|接通|供(?:水|电|气)|调整|取消|落实到位|办好|办成|办结|审批|批准|审核通过|录取|登记|达成)|(?:现场|实地|经)[^。]{0,10}(?:查看|核实|检查|勘查|检测|测量|走访)[^。]{0,30}(?:发现|为|是|有|无|未|不|共|存在|属于|系)|(?:更换|修复|安装|清运|处罚|退还|补发|罚款)了|\d+(?:\.\d+)?\s*(?:元|万元|米|平方米|公里|盏|个|处|户|人|台|辆|吨|株|套|根|块|分贝|次|%|％|毫米|厘米)|(?:不|未)(?:存在|发现|属于|能|予|纳入|超标|符合)|(?:标准|范围|比例|时限|流程|条件|材料)(?:为|是|如下|：)|(?:可|请)(?:凭|持|携带|到|在|登录|拨打|通过)[^。]{2,}|(?:由|归)[^。]{2,20}(?:负责|所有|管理|运营)[^。]{0,20}(?:其|该|按|每|已)|\b(?:replaced|repaired|fixed|removed|installed|cleaned|paid|refunded|fined|closed|found|measured|inspected|restored|finished|built)\b/iu
/** Amounts and deeds, in whatever trade: a figure with what it counts, a verb that is done. */
const AMOUNT =
  /(?:\d[\d,.]*|[一二三四五六七八九十两百千半几]+)(?!家万户)\s*(?:元|万|米|平方|公里|里|盏|个(?!方面|确保|坚持|文明)|处|户|人(?!民)|台|辆|吨|株|棵|套|根|块|桶|瓶|车|趟|次|遍|层|幢|栋|间|名|件|份|条|张|支|家|只|头|亩|度|级|分贝|分钟|小时|秒|天|周|年|班|倍|成|%|％|点|号|折|桌|床|扇|排|轮|所|座)/u
const DONE =
  /已(?:经)?(?!收|转|要求|责成|责令|安排|通知|记|反馈|请|将|把|向|由|引起|流转|高度|成为|久|知|经|交由|列入工作)\p{Script=Han}{2}|(?<!尽|努|力)(?:换|修|装|拆|清|退|补|罚|贴|划|剪|通|发|批|测|送|冲|铺|砌|焊|搬|拖|抓|关|停|改|移|取消|收|扣|封|捞|挖|填|刷|立|签|查实|查清|查明|查到|认定|判|到账|打进|付|结清|赔|交|还|撤|调|增|减|加|开|建|种|浇|堵|疏|接|试|验|道歉|公布|上线|投用|恢复)(?:好|清|完|齐|平|走|掉|到|上|下|出|成|通|开|回|给|满)?了(?!解|望)|(?:修好|换好|装好|拆除|清走|拉走|搬走|拔走|撤走|补齐|结清|付清|退回|打通|接好|铺好|填平|封住|关停|腾出|验过|复查|复看|当场|当面|当晚|当天|今早|昨天|今天|前天|目前正常|不再收|原路)/u
const TELEPHONE = /\d{5,}|\d{3,4}[-－ ]\d{6,8}/gu

/** A plan is a fact where it says what, by when. */
const PLAN =
  /(?:计划|预计|拟|将|定于|安排)(?:于|在)?[^。]{0,24}(?:更换|修|建|安装|拆|清|发放|开工|完工|通车|验收|改造|复查|动工|投用|公布|启用)|will be (?:replaced|repaired|built|removed|installed|finished)/iu
const HOLLOW =
  /收悉|收到您?的?(?:来信|留言|反映|诉求)|高度重视|非常重视|引起重视|尽快(?:处理|办理|解决|落实|答复|协调|研究)|抓紧(?:处理|办理|落实|研究|推进)|认真(?:研究|调查|对待|办理|核实)|积极(?:协调|推进|对接|争取|研究)|进一步(?:加强|加大|完善|核实|研究|做好)|加强(?:管理|监管|巡查|监督|宣传|教育|服务|引导|沟通|协调|日常)|加大[^。]{0,8}力度|督促[^。]{0,16}(?:整改|落实|加快|做好|加强|履行|提高|规范|改进|切实)|跟踪(?:落实|督办|问效)|持续(?:关注|跟进|推进|改进)|感谢您?|谢谢您?|敬请(?:谅解|理解|监督|期待)|望(?:您)?(?:理解|谅解)|给您带来[^。]{0,6}不便|欢迎(?:您)?(?:监督|来电|继续)|下一步|纳入(?:研究|考虑|议事)|适时|逐步|统筹(?:考虑|推进|安排|研究)|结合实际|列入(?:计划|规划)(?!.*\d)|妥善(?:处理|解决)|政策性强|涉及面广|民生大事|关系(?:群众|百姓|民生)|普遍问题|多措并举|综合施策|文明(?:施工|养犬|执法)|保障[^。]{0,10}(?:安全|权益)|维护[^。]{0,10}(?:权益|秩序|稳定)|消除[^。]{0,6}隐患|全力(?:抢修|推进|保障|做好)|耐心等待|争取早日|第一时间[^。]{0,4}(?:回复|答复|反馈)|已(?:通知|责成|安排|要求)[^。]{0,24}(?:尽快|认真|抓紧|跟进|核实|处理)|举一反三|祝您|特此(?:回复|答复)|thank you|will be (?:handled|dealt with|considered|looked into)|as soon as possible|take .{0,12}seriously|attaches? great importance/iu
const PASSES =
  /(?:反馈|流转|转达|转告|移送|报送)[^。，]{0,4}(?:给|至|到)?[^。，]{0,16}(?:大队|单位|部门|公司|中心|街道|社区|局|委|办|会)|把(?:情况|问题)转达|(?:属于|属|由|归)[^。，]{2,24}(?:的)?(?:工作范围|管理|办理|监管|维护|管辖|约定)(?:$|[，。])|(?:请|建议|可以?)(?:您)?(?:找|拨打|打|向|与|同|和)[^。，]{2,20}(?:客服|问问|投诉|报修|协商|咨询|沟通|反映|了解)|没有权限|(?:请|由)[^。，]{2,16}(?:酌情|视情)|(?:已|现已|将)?(?:转|转交|转办|转派|转至|移交|转请|转送|交由|批转|函告)(?:给)?[^。，]{2,24}(?:处理|办理|核实|调查|研究|答复|落实|处置|$|[，。])|不(?:属于|是|归)(?:我|本)(?:局|单位|部门|办|委|街道|镇|科|中心|司)[^。]{0,12}(?:职责|管辖|管理|职能|负责|范围)|(?:属于|属|系|归|由)[^。，]{2,20}(?:职责|职能|管辖|主管|负责)(?:范围)?[^。]{0,14}(?:请|建议)[^。]{0,6}(?:向|到|找|联系|咨询|与)|(?:请|建议)(?:您)?(?:直接)?(?:向|与|找|联系|咨询|到)[^。，]{2,20}(?:反映|咨询|联系|了解|投诉|协商|沟通|解决)|(?:职责|权限)(?:不在|有限)|(?:has been|was) (?:forwarded|passed on|referred|transferred) to|not (?:our|within our) (?:responsibility|remit)|please (?:contact|ask|turn to)/iu

/** Begins and ends a letter. */
const FORM =
  /^(?:网友|尊敬的|亲爱的|您好|你好|“[^”]{1,20}”|现(?:就|将)[^。]{0,40}(?:回复|答复)如下|(?:具体)?(?:回复|答复)如下|特此(?:回复|答复)|\d{4}年\d{1,2}月\d{1,2}日$|祝|此复)/u
/** Shorter than this a sentence says nothing by itself. */
const SHORT = 9

export function sentencesOf(text: string): readonly Sentence[] {
  return (
    text
      .slice(0, 8_000)
      .replaceAll(/(?:如下|您好|你好)[:：!！,，]/gu, '$&\n')
      .match(/[^。！？!?；;\n\r]+[。！？!?；;]*/gu) ?? []
  ).flatMap((written) => {
    const trimmed = written.trim()
    if (!/[\p{L}\p{N}]/u.test(trimmed)) return []
    const passesOn = PASSES.test(trimmed)
    const hasFact = DEED.test(trimmed) || PLAN.test(trimmed)
    const hasReason = REASON.test(trimmed)
    const plain = trimmed.replaceAll(TELEPHONE, '')
    return [
      {
        written: trimmed,
        hasFact,
        hasReason,
        hasDay: DAY.test(trimmed),
        hasContact: CONTACT.test(trimmed),
        isConcrete:
          hasFact || hasReason || DAY.test(plain) || AMOUNT.test(plain) || DONE.test(plain),
        isHollow:
          !hasFact &&
          !hasReason &&
          (passesOn || HOLLOW.test(trimmed) || FORM.test(trimmed) || [...trimmed].length < SHORT),
        isForm: HOLLOW.test(trimmed),
        passesOn,
      },
    ]
  })
}
