/** How it is said: that it is now, or what is asked for, wished, disliked, long past, or only a figure of speech. One alternative of a pattern between blanks. */
import type { GroupOfWords } from './declare.ts'

export const ORDINARY = {
  now: {
    kind: null,
    words: String.raw`快[来点去]? 赶[紧快] 马上 现在 刚[刚才]? 正[在往]? 还在 仍在 今晚 今天 昨[晚夜天] 已经 越来越 随时 一直 半天 还没 来人 救[救命人火] 求求 求你 ！ ! 急 怎么办 不敢 差点 快要 \bnow\b help`,
  },
  many: {
    kind: null,
    words: String.raw`好[几多]个 [几十二三四五六七八九两]+[多几]?个?(?:人|娃|孩子|老人|学生|户|村) 一屋子 一家人 全家 全班 一村 一车 一群 大家都 人都在 全楼 整栋 everyone`,
  },
  counter: {
    kind: null,
    words: String.raw`费(?!力|劲) 证(?!明他) 几[点月天] 何时 什么时候 请问 咨询 想问 问一下 了解 怎么[办申查领交报弄样才] 去哪 哪里 在哪 如何 多久 多少 能不能(?!救|快) 能否 可[不]?可以 是否 有没有(?!人) 要带 材料 手续 申请 办[理证] 预约 挂号 报名 排队 报销 医保 社保 补[贴助偿] 抚恤 退休 工资 保险 赔 理赔 鉴定 认定 发票 价[格钱]? 钱 收费 押金 退[款费] 账单 户口 房产 公证 档案 规划 公示 听证 招聘 考试 学[位费区] 报告 名额 网址 标准 政策 文件 规定 年[检审] 过期 开通 换[证发]`,
  },
  wish: {
    kind: null,
    words: String.raw`建议 希望 应该 最好 增[设加] 加装 改[进善造] 能修 修一修 补一补 宣传 演练 培训 讲座 课(?!间) 表扬 感谢 满意 态度 辛苦 纪念 活动 晚会 比赛 电影 歌 祭扫 锦旗 盼 请给 请[来把您] 呼吁`,
  },
  annoy: {
    kind: null,
    words: String.raw`吵 噪音 扰民 音响 广场舞 油烟 停车 占[道用了] 垃圾 臭 脏 乱 灰[尘大] 扬尘 小广告 杂物 宠物 叫得?(?=[，。]|$) 难[听看] 凶 不公 拖延 推诿 不管 老旧 美观 挡[住了] 看不清 颠 磨损 掉[漆色] 漏水 渗 渍 不认 扣分? 坏了 不[亮灵热准] 故障 堵 慢 晚点 信号 网速 绿化 清淤 贵 排队 味太 车位 地铁 物业 业委会 开发商 投诉 违规 违法 举报`,
  },
  past: {
    kind: null,
    words: String.raw`去年 前年 上个?月 以前 年前 当年 曾经 多次 长期 近年来 一直以来 自从 历史 [0-9]{4}年 月[0-9]{1,2}[日号]`,
  },
  might: {
    kind: null,
    words: String.raw`隐患 可能 容易 怕 担心 万一 一旦 如果 防止 避免 预防 杜绝 以防 后果 影响 risk if\s`,
  },
  figure: {
    kind: null,
    words: String.raw`跳楼价 气[得]?死 烦死 累死 热死 吵死 急死 笑死 坑死 害[惨死] 要命 要人命 炸了(?=[，。]|$) 杀价 砍价 打折 自杀式 雷声 想砸 抓狂 崩溃 火爆 火锅 下火 上火 打假 打卡 打印 打工 打扰 打电话 打车 打开 打造 打击 打算 打听 打官司 打针 打磨 打捞 打扫 打麻将 打桩 刀具 死角 拉黑 抢[不号票]`,
  },
} as const satisfies Readonly<Record<string, GroupOfWords>>
