/** /my: the contacts one left, and showing by a code that they are one's own. */
import type { OwnContact } from '../../delivery/index.ts'
import type { Refusal, Words } from '../../kernel/index.ts'
import type { ContactField } from '../../vault/index.ts'
import { refusalWords } from '../../words/index.ts'
import { hidden } from '../forms.ts'
import { html } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'

const words = {
  title: { zh: '怎么联系到您', en: 'How you can be reached' },
  why: {
    zh: '核实一下，我们就知道消息真的到得了您手里；附议的人数也按核实过的人来数。不核实也照样办理。',
    en: 'Once verified, we know that messages reach you, and those who ask the same are counted as people. Your matter goes on either way.',
  },
  phone: { zh: '手机', en: 'Phone' },
  mail: { zh: '邮箱', en: 'Mail' },
  verified: { zh: '已核实', en: 'Verified' },
  unverified: { zh: '未核实', en: 'Not verified' },
  ask: { zh: '发验证码给我', en: 'Send me a code' },
  again: { zh: '没收到，再发一个', en: 'It did not come: send another' },
  out: {
    zh: '验证码正在发出，一般一两分钟内到；十分钟内有效。',
    en: 'The code is on its way and mostly there within a minute or two. It is valid for ten minutes.',
  },
  code: { zh: '收到的六位数字', en: 'The six digits you were sent' },
  give: { zh: '核实', en: 'Verify' },
  stale: {
    zh: '页面开得太久了，请再按一次。',
    en: 'This page was open for too long: press once more.',
  },
} satisfies Record<string, Words>

/** What was just tried on a contact, and why it was not done. */
export interface Proving {
  readonly field: ContactField
  readonly refusal: Refusal | 'stale'
}

interface Given {
  readonly view: View
  readonly token: string
  readonly contacts: readonly OwnContact[]
  readonly proving: Proving | null
}

export function contactsOf(given: Given): Part {
  const { view, contacts } = given
  const say = sayer(view)
  if (contacts.length === 0) return false
  const isOpen = contacts.some(({ verified }) => !verified)
  return html`<section class="stack no-print" aria-labelledby="contact">
    <h2 id="contact">${say(words.title)}</h2>
    ${isOpen && html`<p class="hint">${say(words.why)}</p>`}
    ${contacts.map((contact) => one(given, contact))}
  </section>`
}

function one(given: Given, { field, masked, verified, codeIsOut }: OwnContact): Markup {
  const { view, token, proving } = given
  const say = sayer(view)
  const tried = proving?.field === field ? proving : null
  const known = html`<p>
    ${say(words[field])} <span class="n">${masked}</span> ·
    <strong>${say(verified ? words.verified : words.unverified)}</strong>
  </p>`
  if (verified) return known
  return html`${known}
    <form
      class="stack"
      method="post"
      action="${at(view, '/my')}#contact"
      accept-charset="utf-8"
      novalidate
    >
      ${hidden('_csrf', token)} ${codeIsOut && codeField(view, field, tried)}
      ${!codeIsOut && tried && html`<p class="error" role="alert">${spoken(view, tried)}</p>`}
      <div class="actions">
        ${codeIsOut && html`<button name="do" value="prove give ${field}">${say(words.give)}</button>`}
        <button class="second" name="do" value="prove ask ${field}">
          ${say(codeIsOut ? words.again : words.ask)}
        </button>
      </div>
    </form>`
}

function codeField(view: View, field: ContactField, tried: Proving | null): Markup {
  const say = sayer(view)
  const id = `f-proof-${field}`
  return html`<div class="field">
    <label for="${id}">${say(words.code)}</label>
    <p class="hint" id="${id}-hint">${say(words.out)}</p>
    ${tried && html`<p class="error" id="${id}-error" role="alert">${spoken(view, tried)}</p>`}
    <input
      id="${id}"
      name="proof_code"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="12"
      aria-describedby="${tried && `${id}-error `}${id}-hint"
      ${tried && html`aria-invalid="true" autofocus`}
    />
  </div>`
}

function spoken(view: View, { refusal }: Proving): string {
  return sayer(view)(refusal === 'stale' ? words.stale : refusalWords(refusal))
}

/** `prove ask phone` and the like, as the buttons say it; null: something else was pressed. */
export function proofIn(pressed: string): { step: 'ask' | 'give'; field: ContactField } | null {
  const [, step, field] = /^prove (ask|give) (phone|mail)$/.exec(pressed) ?? []
  return step === undefined || field === undefined
    ? null
    : { step: step as 'ask' | 'give', field: field as ContactField }
}
