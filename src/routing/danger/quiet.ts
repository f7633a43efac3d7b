/**
 * Sentences that speak of danger where there is none: what it costs, how to learn it, what was long
 * ago, what is only asked, and words that have lost their meaning (跳楼价, 救命钱). A sentence that says
 * besides that it is happening now is never quiet.
 */

/** Never quiet, whatever else the sentence says. */
const NOW =
  /正在|现在还|还在(?!能)|仍在|刚刚|刚才|马上|赶紧|赶快|快来|快去|快点来|快喊|越来越|随时|今晚|今天(?!下午开会)|今早|又(?:打|掉|漏|着|塌)|救救(?!我们小区)|没人应|叫不/u

const TALK =
  /演练|演习|宣传|讲座|培训|课程|有没有[^。]{0,8}课|知识|海报|警示牌|提示牌|手环|网址|纪念|电影|话剧|剧本|歌|投稿|一幅|奖状|得奖|感谢$|修好了|放映|展览|漂亮|建议(?:加强|增设|装|设|组织|在|出台|开)|应该(?:开|加强|设|先拨)|希望(?:加强|组织|开展|增设|出台)/u
const PAPERS =
  /费(?:用|标准|率)?(?:怎么|是多少|为什么|太|涨|标准)|收费(?!站)|多少钱|价格|补贴|补助|理赔|保险|赔偿标准|定损|鉴定报告|认定书|许可证|资格证|证(?:在哪|怎么|丢|去哪)|考证|在哪里考|报销|医保|抚恤|丧葬|公证|档案|备案|年检|年审|验收|开户|态度|标志过期|规划|公示|搬迁|预约|挂号|招牌|退款|(?:开|办|要|出)[^。]{0,3}证明/u
const PAST =
  /去年|前年|大前年|上个月|上半年|[一二两三四五六七八九十几]+年前|那年|当年|当时|以前|曾经|那场|案子|判决|到现在(?:没|还没|都没)[^。]{0,3}(?:赔|道歉|结果|执行|进展)|一直没有(?:道歉|进展|结果)/u
const ASKED =
  /如果(?!.*(?:我就|就从|跳|死))|如发生|假如|万一|要是[^。]{0,6}(?:怎么|应该)|请问|咨询|想问|想咨询|怎么(?:申请|办|查|投诉|举报|报案|处理)|能不能(?!救|快)|有没有(?:公示|补)/u
const WORN =
  /气得?想?(?:我)?(?:想)?死|要命|吵死|堵得要死|累死|急死|烦死|热死|冷死|笑死|跳楼价|救命钱|自杀式|着急上火|火爆|像打仗|逼疯|火锅店?(?:的?油烟)|烟雾缭绕|油烟|抽烟(?![^。]{0,10}(?:汽油|香蕉水))(?<!香蕉水[^。]{0,12}抽烟)(?<!汽油[^。]{0,12}抽烟)|炸鸡|爆米花|爆款|中毒的电脑|中了病毒|套路|心里堵|虚火|战争|kills me|fire drill/u

/** What might be one day, and what is like a danger and none. */
const MIGHT =
  /一旦|假使|(?:火灾|消防|安全)隐患|可能(?:会)?(?:引发|发生|造成|导致)|容易(?:引发|发生|造成|导致|起火|失火)|避免|防止|预防|杜绝|以防|防火|防汛|难免|后果不堪|定时炸弹|(?:信息|知识)大?爆炸|质量问题|空鼓|渗水|验房|交房|偷工减料|众所周知|新闻|案例|据说|某媒体|听说|历史上/u

/** Dangers that no price, paper or past makes harmless while they go on. */
export function isNow(read: string): boolean {
  return NOW.test(read)
}

export function isQuiet(read: string): boolean {
  if (NOW.test(read)) return false
  return (
    TALK.test(read) ||
    PAPERS.test(read) ||
    PAST.test(read) ||
    MIGHT.test(read) ||
    ASKED.test(read) ||
    WORN.test(read)
  )
}
