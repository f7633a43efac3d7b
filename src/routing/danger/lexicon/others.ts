/** Those who are weak or gone, roads and rails, poison and powder. One alternative of a pattern between blanks. */
import type { GroupOfWords } from './declare.ts'

export const OTHERS = {
  child: {
    kind: 'child',
    isThing: true,
    words: String.raw`孩子 小孩 娃[儿娃]? 婴儿? 宝宝 幼儿 学生 同学 女孩 男孩 侄[女儿子]? 女儿 儿子 闺女 孙[子女]? 妹妹 弟弟 小子 小不点 伢 崽 [两三四五六七八九十一二]岁 小姑娘 初中 小学 kids? child toddler baby boy girl daughter son`,
  },
  gone: {
    kind: 'child',
    words: String.raw`不见了(?!踪影的) 人不见 没影 失踪 走[失丢散] 丢了 找不到 找不着 没回[来家] 没到家 没跟上 跟丢 失联 联系不[上到] 手机[^，。]{0,4}(?:不通|关机|打不通) 电话[^，。]{0,4}(?:关机|不通|没人接|打不通) 关机 一转身 一眨眼 出门[^，。]{0,6}没 走了一天 穿[^，。]{0,6}衣服 丢在[^，。]{0,4}路 脑子不清 痴呆 老年痴呆 离家出走 跟[^，。]{0,8}走了 missing alone`,
  },
  taken: {
    kind: 'child',
    words: String.raw`抱走 带走 接走 拐走 骗走 拉[着走上] 往[^，。]{0,4}车[里上] 面包车 黑车 陌生 不认识[的]? 网上认识 给[^，。]{0,4}糖 糖给 taken`,
  },
  abused: {
    kind: 'child',
    words: String.raw`身上[^，。]{0,4}(?:伤|疤|印|青|紫|血) 浑身[^，。]{0,3}(?:伤|青|紫) 背上 腿上[^，。]{0,4}(?:眼|伤|青|针) 烟疤 烟头烫 针眼 饿[得着了] 不给[^，。]{0,4}(?:饭|吃|水) 没饭吃 翻垃圾 捡吃 吃地上 拴着 链子 绑在 嘴上贴 封嘴 笼子 关[^，。]{0,3}(?:一夜|一天|两天|黑屋) 光着 一问就 问[她他]就 发抖 一直在哭 哭声 哭了?[^，。]{0,3}(?:一夜|一晚|一天) 天天哭 纸箱 遗弃 弃婴 丢在[^，。]{0,4}(?:楼道|路|门口|车站) 没人管(?=[，。]|$) 大人[^，。]{0,4}(?:不见|不在|打麻将|没) 锁在屋 没人看 tied\sup without\sfood left\salone`,
  },
  vehicle: {
    kind: 'traffic',
    isThing: true,
    words: String.raw`车(?!位|库|间|牌|主|管所|补|险|贷|票|站|展|检) 货车 卡车 半挂 大巴 面包车 摩托 电动车 泥头车 渣土车 公交 校车 油罐车 罐车 轮胎 轮子 司机 骑[车着] 驾驶 铁轨 铁路 道口 火车 高速 高架 快速路 隧道 马路 路中间 lorry truck van bus car tanker train`,
  },
  crash: {
    kind: 'traffic',
    words: String.raw`撞[上到了飞倒歪死烂]? 追尾 翻[车了到进下在] 侧翻 碾 轧 压在[^，。]{0,4}(?:车|轮) 轮子下 车底 卷到 扫倒 甩出 掉[到进][^，。]{0,3}沟 掉沟 冲[进上下出向] 骑上 悬[在着] 悬崖 崖[边外] 失控 刹[不车] 画龙 打瞌睡 头一点一点 逆行 打滑 横在 飞了 散落 滚[了在] 一台接一台 一台一台 急刹 躲不 肇事 开车的走 逃[逸了走] 不晓得死活 死活不知 差点[^，。]{0,4}(?:撞|碰) 没落 牛[跑上在] 结冰 crash(?:ed)? ploughed overturn dangling hit\sby run\sover 一辆接一辆`,
  },
  walking: {
    kind: 'traffic',
    words: String.raw`走[到上在][^，。]{0,6}(?:高架|高速|快速|马路中|铁轨|铁路|隧道|路中) 坐在铁轨 躺在[^，。]{0,3}(?:路|马路|铁轨) 推着轮椅 追球 马路中间 路中间跑 上快速路 on\sthe\s(?:tracks|motorway)`,
  },
  chemical: {
    kind: 'chemical',
    words: String.raw`化[工学肥] 氯 氨[气水]? 甲醛 硫酸 盐酸 烧碱 农药厂 药厂 涂料 水银 亮珠子 粉尘 全是粉 试剂 液体 油漆 熬[^，。]{0,3}药 炼 老鼠药 毒(?!品|贩|素|瘤|鸡汤) 药[^，。]{0,3}拌 储罐 大罐子 反应釜 锅炉 压力表 指针 红的地方 冷库 chemical acid ammonia chlorine tanker leaking`,
  },
  fumes: {
    kind: 'chemical',
    words: String.raw`白雾 白气 黄烟 红烟 紫烟 绿烟 烟子 雾 冒[紫黄红绿白] 睁不开 掉眼泪 流泪 辣眼 嗓子 喉咙[^，。]{0,3}(?:痛|疼|烧|割|辣) 流鼻血 鼻血 咳 往外冲 有人倒 直不起腰 手[^，。]{0,2}起泡 头[疼晕痛] 全班 一村人 eyes\sburn fumes`,
  },
  explosive: {
    kind: 'chemical',
    words: String.raw`炸(?!鸡|酱|串|鱼|药厂招|油条) 爆[炸了裂] 炸药 雷管 炮弹 手榴弹 地雷(?!锋) 哑弹 子弹 铁家伙 带尾巴 火药 鞭炮药 烟花[^，。]{0,4}(?:存|厂|堆|货|店) 存货 堆到 摞到 私藏 上天(?=[，。]|$) 自制 explo(?:de|sion) bomb`,
  },
  tainted: {
    kind: 'chemical',
    words: String.raw`死鱼 鱼[^，。]{0,2}死 [牛羊猪鸡鸭狗]+[^，。]{0,4}(?:死|倒|翻|不行) 倒了两头 水[^，。]{0,3}(?:发黄|变白|漂[^，。]{0,3}油|有毒) 井水 吃这个水 喝了?[^，。]{0,3}水[^，。]{0,5}(?:死|倒|吐|拉) 下游 水源 投毒 下毒 拌在 洗[^，。]{0,3}农药 dead\sfish`,
  },
} as const satisfies Readonly<Record<string, GroupOfWords>>
