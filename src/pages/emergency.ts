/**
 * Emergency numbers, first on every page where somebody might write instead of calling; and the
 * few words that bring them up again before sending. They never hold anything up.
 */
import type { Channel } from '../rules/index.ts'
import { html } from './html.ts'
import type { Part } from './html.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'
import { emergency } from './words.ts'

export function emergencyNumbers(
  view: View,
  channels: readonly Channel[],
  about: { readonly now?: boolean } = {},
): Part {
  const numbers = channels.filter((one) => one.kind === 'emergency' && one.phone !== null)
  if (numbers.length === 0) return null
  const say = sayer(view)
  return html`<section class="emergency${about.now === true && ' now'}" aria-labelledby="emergency">
    <h2 id="emergency">${say(emergency.title)}</h2>
    <ul>
      ${numbers.map(
        ({ phone, name }) =>
          html`<li>
            <a href="tel:${phone}"><b>${phone}</b> <span>${say(name)}</span></a>
          </li>`,
      )}
    </ul>
    <p>${say(emergency.lead)}</p>
  </section>`
}

/**
 * Words of danger to life that is under way. Careful rather than clever: "gas leak" and not "gas",
 * so that a question about a gas bill is not met by the fire brigade. No classifier, no score.
 */
const DANGER: readonly RegExp[] = [
  /煤气味|燃气味|天然气味|(煤气|燃气|天然气|液化气)[^。，,]{0,8}(泄漏|泄露|漏气|漏了|在漏|爆炸)|漏(煤|燃|天然)气/u,
  /着火|起火|失火|火灾|冒(浓|黑)烟|爆炸|正在燃烧/u,
  /流血|大出血|昏迷|昏倒|晕倒|没有?呼吸|心脏?骤停|抽搐|中毒|溺水|落水|触电|喝农药/u,
  /被困|困在(电梯|水里|里面|车里|井下|楼)|坍塌|塌方|垮塌|楼塌|房子(要|快)?塌|山体滑坡|泥石流|溃坝|决堤/u,
  /电线(掉|断|落|垂)[^。]{0,6}(地|水|路)|漏电/u,
  /(正在|在)(打人|行凶|砍人|抢劫|家暴|被打)|拿着?刀|持刀|绑架|救命|要跳楼|跳楼|轻生|自杀|不想活/u,
  /走失|走丢|孩子不见|老人不见|车祸|撞(了|到|倒)人/u,
  /\b(gas leak|smell(s|ing)? (of )?gas|on fire|house fire|smoke (coming|pouring)|explosion|bleeding|unconscious|not breathing|heart attack|overdose|poisoned|drown(ing|ed)|electrocuted|trapped|collaps(ed|ing)|landslide|kidnap(ped)?|being (attacked|beaten)|(has|with) a knife|suicid(e|al)|kill (myself|himself|herself)|missing child|car crash|help me)\b/iu,
]

/** Looked for in the first part of a text: danger that is under way is said first. */
const LOOKED_AT = 4_000

export function soundsDangerous(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  return DANGER.some((words) => words.test(start))
}
