/** Bodies that fail, are hurt, or are long unheard of. One alternative of a pattern between blanks. */
import type { GroupOfWords } from './declare.ts'

export const BODIES = {
  senseless: {
    kind: 'medical',
    words: String.raw`晕 昏(?!暗|黄) 昏迷 休克 不省人事 失去意识 没(?:有)?意识 没(?:有)?知觉 神志 意识模糊 意识不清 迷糊 犯迷糊 胡话 胡言乱语 不认人 (?<!天)叫不[醒应动] 喊不[醒应] 摇不醒 推不醒 没(?:有)?反应 没应声 没(?:有)?动静 没(?:了|有)?声音?了? 不吭声 不动了?(?!产|摇) 动不了 不动弹 动弹不得 软在 软下去 软了下去 瘫[在倒了软] 倒地 倒下(?!来找) 栽倒 栽下去 直挺挺 直直(?:地)?倒 昏睡 睡过去了 醒不[来过] 没醒 没起来 眼皮 翻白眼 往上翻 哼一声 不答应 不搭话 叫[他她][^，。]{0,3}不应 unconscious passed\s?out not\s(?:responding|breathing|moving) collapsed floppy limp won\S?t\swake`,
  },
  breath: {
    kind: 'medical',
    words: String.raw`喘(?!息之机) 憋[得气住]? 窒息 没气 断气 断了气 没了呼吸 呼吸困难 呼吸(?:急促|不[上了畅]) 上不来气 透不过气 噎[住着到了]? 呛[到住着了]? 卡[在住]?(?:嗓子|喉咙|喉) 抓着脖子 发紫 发青 发乌 憋紫 脸[色都上]?[^，。]{0,2}(?:紫|青|白|发灰|煞白) 嘴唇[^，。]{0,2}(?:紫|乌|白) 咳得[^，。]{0,4}(?:腰|厉害|血|停) 咳嗽不止 chok breathe blue gasping grey\sand`,
  },
  wound: {
    kind: 'medical',
    words: String.raw`(?<!熊猫|败|心|献|输|采)血(?!友|压|糖|型|汗|本|站|缘|统|脉|泪|液中心|库) 骨折 骨头 断了?[腿手脚胳] [腿手脚胳膊肋][^，。]{0,3}(?:断|骨折) 伤口 受伤 重伤 伤得 砸伤 摔伤 烫伤 烧伤 灼伤 割伤 咬伤 撞伤 划伤 刺穿 扎穿 戳出 开瓢 截肢 皮[^，。]{0,4}(?:掉|起泡|起来|开) 起泡 水泡 焦了 手指[^，。]{0,3}(?:没|断|切|掉) 绞断 轧断 压断 眼[^，。]{0,4}(?:瞎|看不见|扎|打进) 肿 淤青 青一块 紫一块 印子 bleed blood broken\s(?:arm|leg|hip) sticking\sout burn(?:ed|t) wound`,
  },
  heart: {
    kind: 'medical',
    words: String.raw`心口 胸口 胸闷 胸痛 胸里 心脏 心梗 心绞痛 压得慌 绞痛 疼得[^，。]{0,3}(?:打滚|站|昏|受不|哭|叫) 满头大汗 冒冷汗 一身冷汗 虚汗 嘴角 流口水 嘴[巴]?歪 舌头 半边身? 不听使唤 说不出话 讲不出话 话[^，。]{0,3}不[清出] 中风 脑梗 脑出血 脑溢血 突然看不见 病危 抢救 快不行 不行了 急救(?!知识|课|培训|箱) 救护车(?!收费) 抽搐 抽筋 抽[过风]去? 烧到抽 惊厥 口吐 白沫 机器[^，。]{0,4}停 呼吸机 氧气 chest arm\shurts stroke heart\sattack seizure fitting 半边身子`,
  },
  poisoned: {
    kind: 'medical',
    words: String.raw`中毒 吃错 误食 误服 误喝 当[^，。]{0,4}(?:糖|水|饮料|糖豆)[^，。]{0,2}[吃喝] 吞[了下进服] 吃了[^，。]{0,4}(?:电池|药|蘑菇|菌子|农药|硬币|磁) 蘑菇 菌子 河豚 呕 [在都又直想要]吐 吐[了得个血] 上吐下泻 拉肚子 拉得[^，。]{0,3}(?:脱|站|虚) 脱水 过敏 红疹 疙瘩 起疹 打[^，。]{0,4}打多 药[^，。]{0,3}打多 恶心 头[晕昏疼痛] 脑壳[昏疼痛] 头重脚轻 犯困 站不稳 腿软 脸通红 看东西 poison swallow(?:ed)? overdose vomit headache dizzy`,
  },
  heat_cold: {
    kind: 'medical',
    words: String.raw`滚烫 高烧 发烧 烧到(?:四十|39|40|三十九) 中暑 热射病 晒了一天 晒[晕昏] 冰凉 冻[僵坏死伤得] 蜷[在着缩] 失温 光着脚 单衣 薄[^，。]{0,2}衣 零下 雪地 下雪 桥洞 heatstroke freezing`,
  },
  birth: {
    kind: 'medical',
    words: String.raw`羊水 见红 要生 快生 临产 早产 难产 脐带 接生 生在(?:车|路|家) 孩子[^，。]{0,3}头[^，。]{0,2}出来 宫缩 产妇 孕妇 大肚子 in\slabour waters`,
  },
  bitten: {
    kind: 'medical',
    words: String.raw`(?:蛇|狗|马蜂|黄蜂|野猪|猴子|毒虫|蜂)[^，。]{0,6}(?:咬|蜇|蛰|追|扑|攻击|叮|缠) 咬[了到伤] 蜇[了到伤] 蛰[了到伤] bitten stung [腿手脚][^，。]{0,3}黑了`,
  },
  fell: {
    kind: 'medical',
    words: String.raw`摔[下了倒在出断到] 跌[下倒落进] 坠[下落楼崖] 掉[下进到]了?(?!水表) 滚下 滚落 栽[下进到] 翻下 甩[出下] 踩[空穿断] 滑[下倒进] 溜下 从[^，。]{1,8}(?:摔|掉|跌|弹|翻|滚|跳)下?来? fell fallen thrown`,
  },
  alone: {
    kind: 'medical',
    words: String.raw`独居 一个人住 没有子女 没人照顾 空巢 [两三四五几半]天[^，。]{0,3}(?:没|不)(?:开门|出门|见|下楼|关灯|取|露面|动静|接|回) 灯[^，。]{0,4}没关 鞋在门口 敲[^，。]{0,4}门?[^，。]{0,3}(?:没人|不[开应]|没应|没动静) 敲不开 喊[^，。]{0,3}没人 臭味[^，。]{0,3}(?:从|出) 屋里[^，。]{0,4}(?:味|臭) 好几天没 没人应 lives\salone not\sanswer(?:ing|ed)?`,
  },
} as const satisfies Readonly<Record<string, GroupOfWords>>
