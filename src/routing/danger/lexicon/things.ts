/** What stands above people or beneath them and gives way; water; and being shut in. One alternative of a pattern between blanks. */
import type { GroupOfWords } from './declare.ts'

export const THINGS = {
  structure: {
    kind: 'collapse',
    isThing: true,
    words: String.raw`墙(?!纸|绘|面漆) 屋顶 房顶 房梁 房?大梁(?!山) 横梁 天花板 吊顶 楼板 承重 柱[子]? 地基 房子 老屋 危房 桥[面墩上]? 隧道 堤 坝 护坡 挡[土]?墙 边坡 基坑 路基 地面 路面 地下 树(?!立|叶|荫) 广告牌 招牌 门头 支架 空调架 外机 幕墙 玻璃 瓷砖 保温 外墙 护栏 栏杆 脚手架 塔吊 大臂 吊篮 铁塔 钢索 钢丝 缆 水泥 混凝土 预制 石头 石块 石[板墩] 瓦 烟囱 水箱 井盖 盖子 窗[扇户框]? 阳台 戏台 看台 顶棚 棚[子]? 货架 灯架 篮球架 滑梯 秋千 电梯 扶梯 螺丝 合页 走廊 楼梯 宿舍 教室 wall roof ceiling slab scaffold crane bridge flyover`,
  },
  failing: {
    kind: 'collapse',
    words: String.raw`塌 陷(?!入|阱|害|于) 垮 倾[斜覆] 倾倒(?![^，。]{0,6}(?:垃圾|渣|污|废)) 歪[了向到着在] 斜了? 断了 断裂 断成 崩[断开了塌] 裂(?!痕修补) 拉直 往[下外里坡][^，。]{0,2}(?:坐|弯|沉|鼓|歪|倒|掉|滑|挪|倾) 弯[了着] 坐了 沉了 下沉 沉降 鼓[出了肚] 肚子 挺出 挺[了]?起 朽 腐烂 锈[穿断透得] 掏空 淘空 掏出 空[了的洞] 悬[着在空的] 吊[着在] 挂[着在] 只剩[^，。]{0,4}(?:个|颗|根|截|半) 松[了动脱开] 晃 摇[晃摆] 跟着[跳晃抖] 一推就 一靠就 一踩就 一碰就 翘起 揭[了开] 掀[了开起翻] 翻了 倒了 倒塌 快倒 往外倒 要倒 散架 咔咔 咔嚓 嘎吱 咯吱 咯咯响 [缝口裂][^，。]{0,4}越来越 一天比一天 [一两]指 拳头 蛛网 看得?见(?:外面|天|光) 窟窿 大洞 黑洞 坑(?!洼|爹|人|害|蒙|坑) 深不见底 看不到底 没盖 没有盖 没栏杆 没有栏杆 没护栏 sagging hanging cracked leaning loose coming\sdown`,
  },
  dropping: {
    kind: 'collapse',
    words: String.raw`往下掉 掉[下了渣块一石玻水砖瓦皮]? 脱落 砸[穿破到中下在伤坏]? 滚[下落到石] 轱辘 落石 高空 扔下来 抛物 从天而降 差点砸 半步 擦着 打穿 掉渣 坠物 drop(?:ped|ping)? coming\sdown bits`,
  },
  above: {
    kind: 'collapse',
    isThing: true,
    words: String.raw`下面[是就有还]? 底下[是就有还]? 头顶 头上 楼下[是就有] 正对着 冲着 紧挨着 旁边[就是堆] 人来人往 上课 上学[的]?路 校车 天天过 过往 还住着 里面还有 睡着 还在里 next\sto\sthe\sbus beds`,
  },
  ground: {
    kind: 'collapse',
    words: String.raw`塌方 滑坡 泥石流 山体 裂[了]?[^，。]{0,3}口子 山[上坡] 山洪 [堂屋地]?地上裂 天坑 基坑 坍 岩 landslide sinkhole`,
  },
  waters: {
    kind: 'water',
    isThing: true,
    words: String.raw`[河江湖塘海渠沟池井潭溪][里中边面水上底心岸滩](?!游) 掉[到进下]了?[河江湖塘沟渠井海池] 水库 水里 水中央 水面 冰[面上窟] 堤坝 河堤 码头 渡口 船 浮桥 桥下 洪水 激流 漩涡 涵洞 地下通道 粪池 化粪池 水急 游泳 洗澡 river lake pond canal flood creek`,
  },
  inwater: {
    kind: 'water',
    words: String.raw`淹 溺 落水 沉[下到在了] 没[顶上来] 没上来 没浮 只[看剩][^，。]{0,3}(?:帽子|手|头|脚|顶) 扑腾 挣扎 呛水 漂[着在起] 飘[着在] 冲[走跑垮] 卷走 吸[进住] 水[已经]*[^，。]{0,3}(?:漫|齐|到|没过|灌|涨|进了) 漫[到进过上] 涨[了得水上] 倒灌 往[^，。]{0,4}里[冲灌涌走] 浑水 管涌 冒水 越冒越 决口 决堤 积水 熄火 打转 救生 一步步[^，。]{0,3}(?:走|下) 慢慢[往走] 走[到进]水 胸口了 到[了]?(?:腰|胸|脖子|床|窗) 裂到脚 under\sand swept drown cling(?:ing)? rising 沉[在到]池底 半个身子在水 放水 石头上坐着 涨了[^，。]{0,4}米 溺亡 抽水 旋涡`,
  },
  stuck: {
    kind: 'trapped',
    words: String.raw`困(?!难|扰|惑|境|户|局|苦|于) 出不[来去] 下不[来去了] 上不来 进不去出不来 卡在 卡住 夹在 夹住 压在 压住 埋(?:在|了|到|住|着) 绞[在进住了] 吃进去 卷[进到入] 缠住 反锁 锁[在着]了?[^，。]{0,4}(?:里|屋|家|车|浴室|厕所)? 被锁 打不开(?=[，。]|$) 门开不了 门打不开 拿不出 拔不出 抽不出 拽不出 停在(?:两层|半空|空中|最高|中间) 悬在半空 困在 堵死 [路桥]断了? 没吃的 迷[了路] 迷路 只剩百分之 手机[^，。]{0,3}没电 敲[^，。]{0,3}(?:管子|气管|墙|门|玻璃) 拍[^，。]{0,3}(?:玻璃|窗|门) [听得]见[^，。]{0,6}(?:喊|哭|敲|叫|哼) 里[头面][^，。]{0,3}(?:有人|喊|有个) trapped stuck pinned crushed no\sway\sout closed\sthe\sway 门被风 带上了? 进去没了 风里甩 没电 下不了车 cave`,
  },
  machine: {
    kind: 'trapped',
    isThing: true,
    words: String.raw`机器 打包机 绞肉机 搅拌机 传送带 冲床 机床 锯片 切割机 打谷机 收割机 齿轮 压缩站 电梯 升降 轿厢 索道 缆车 吊厢 摩天轮 冷库 地窖 下窖 红薯窖 油罐 罐[里车] 井下 洞里 缝隙 废墟 lift elevator`,
  },
} as const satisfies Readonly<Record<string, GroupOfWords>>
