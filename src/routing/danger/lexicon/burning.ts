/** What burns, leaks, smells, or carries current. One alternative of a pattern between blanks. */
import type { GroupOfWords } from './declare.ts'

export const BURNING = {
  burning: {
    kind: 'fire',
    words: String.raw`(?<!防|灭|消|扑|红|炭|烛|香|烟)火(?!锅|车|灾隐患|力|灾救|警|葬|炬|气|热|星街|腿|爆|龙果|化|鸡|箭|烧云|眉|候|速) 着了 点着 点燃 引燃 燃(?!气|料|油|放) (?<!高|发|退|燃|焚|红)烧(?!过?开水|烤|饭|水|菜|香|纸钱|脑|钱|开水|伤|饼|鸡|鸭|鹅|腊|味|卖|酒) 烧起 烧成 自燃 在烧 烧了 火苗 火舌 火线 火光 红彤彤 红红的 映红 舔[到着] 扑不灭 盖不住 拦不住 蔓延 \bfire\b flames? alight burning blaze`,
  },
  smoke: {
    kind: 'fire',
    words: String.raw`烟(?!火|花|酒|草|囱|民|台|雾缭绕|味|道|机|管|净|排)(?<!油烟|抽烟|吸烟|香烟|禁烟|排烟|控烟|无烟) 冒烟 黑烟 浓烟 白烟 呛 焦味 糊味 焦糊 烧焦 塑料味 胶皮味 黑灰 smoke`,
  },
  spark: {
    kind: 'fire',
    words: String.raw`火花 火星 打火 闪火 电光 蓝光 跳火 噼里啪啦 噼啪 噗噗 噗的 滋滋 吱吱响 嗤嗤 咝咝 嘶嘶 嘶啦 呼呼 嗡嗡响 咚咚 轰的一[声下] 砰 巨响 sparks? hissing humming buzzing`,
  },
  battery: {
    kind: 'fire',
    isThing: true,
    words: String.raw`电瓶 电池(?!回收) 充电宝 电驴 电动车 充电(?!桩太|难|价) 冒泡 e-bike battery`,
  },
  swelling: {
    kind: 'fire',
    words: String.raw`鼓包 鼓起来 膨[得胀] 胀得 烫手 发烫 烫得 烧红 化了 熔 烤[软焦糊化] 变形 冒泡 swelling melting getting\shot red\shot`,
  },
  lighter: {
    kind: 'fire',
    isThing: true,
    words: String.raw`打火机 抽烟 点烟 烟头 明火 蜡烛 纸钱 烧纸 鞭炮 炮仗 爆竹 烟花 孔明灯 焚烧 烧荒 烧秸秆 玩火 烧电缆 lighter candle`,
  },
  fuel: {
    kind: 'fire',
    isThing: true,
    words: String.raw`汽油 柴油 酒精 油锅 油库 加油站 草垛 柴堆 木板房 泡沫 海绵 沙发 纸壳 棉被 被子 蚊帐 木材 油漆 稀料 香蕉水 天那水 仓库 作坊 配电房 烟道 petrol`,
  },
  gas: {
    kind: 'gas',
    isThing: true,
    words: String.raw`煤气 燃气 天然气 液化气 瓦斯 沼气 气罐 煤气罐 钢瓶 换罐 罐子 黄管 阀门 软管 胶管 灶[上台具]? 热水器 管道 气表 \bgas\b boiler stove knob 罐[子体]`,
  },
  leak: {
    kind: 'gas',
    words: String.raw`漏[气了着出油]? 泄漏 泄露 跑气 往外[冒跑喷漏流] 直往外 冒[出气着泡白] 喷[出着了涌] 没拧紧 没关[紧好] 没拧到底 关不[住上紧] 拧不[紧住上] 脱落 [挖打砸碰铲钻锯压刮]断 挖破 打穿 打到管 豁了?[个口] 破(?:了(?!规|例)|个|口|洞) 裂了?口? 咬破 啃[了破穿坏] 泡泡 leak(?:ing|ed)? 打孔打到 烤软`,
  },
  smell: {
    kind: 'gas',
    words: String.raw`味[儿道]? 气味 刺鼻 冲鼻 熏 臭鸡蛋 捂鼻 捂着鼻 难闻 呛[得人鼻] 尿骚 像火烧 像刀割 smell stink(?:s|ing)?`,
  },
  stove: {
    kind: 'gas',
    words: String.raw`煤炉 蜂窝煤 煤球 炭火 炭盆 木炭 烤火 烤煤 烧炭 烧煤 一氧化碳 取暖 暖气 门窗[^，。]{0,4}关 不熄火 排烟管 发动机没熄 carbon\smonoxide`,
  },
  wire: {
    kind: 'electric',
    isThing: true,
    words: String.raw`电线 线头 电缆 裸线 高压线 电网 三相电 插[座板线排] 接线板 配电 电箱 电表箱 电闸 变压器 灯杆 电线杆 杆子 灯箱 充电桩 洗衣机 抽水机 水泵 水里有电 电热 碰碰车 那根线 一根线 线[^，。]{0,4}(?:断|垂|掉|荡|耷拉|裸|泡|刮|缠|拖|搭) wires? cable washing\smachine`,
  },
  shock: {
    kind: 'electric',
    words: String.raw`漏电 触电 电到 电[了一]下 被电(?!梯|信|话|动|视|商|力|网) 带[着]?电 有电(?!梯|信|话|视|影|动|线|商|力|子|瓶|源) 打人(?=[，。]|$) 打手 麻[人手了的] 发麻 麻麻的 一阵[酥麻] 酥[麻了] 弹[开出下] 缩手 电死 跳着走 跟着电 shocks? electrocut`,
  },
} as const satisfies Readonly<Record<string, GroupOfWords>>
