// @ts-check
/**
 * What was typed survives a reload, a way back and a send that fails.
 *
 * It lies in the history entry of this one tab (`history.state`): no cookie, no storage, gone with
 * the tab. Receipt codes and files are never kept; nor is anything while a report about somebody's
 * conduct is ticked, because a browser may write the state of its tabs to the disk.
 *
 * Before a form is sent a short question goes to the server. Without an answer the page stays as it
 * is and says so, where the browser would show its own error page. Without JavaScript all forms work
 * as they are.
 */
;(() => {
  const LONGEST = 12 * 3600 * 1000
  const ANSWER_WITHIN = 8000
  /** Safari allows a hundred changes of the history in half a minute. */
  const PAUSE = 500

  /** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
  /** @typedef {{ at: number, forms: Record<string, [string, string][]> }} Draft */

  const forms = [...document.querySelectorAll('form')].filter((form) => form.method === 'post')
  /** @type {HTMLElement | null} */
  const unsent = document.querySelector('[data-unsent]')
  if (forms.length === 0 || !unsent) return

  /** @param {HTMLFormElement} form @returns {Control[]} */
  const controlsOf = (form) =>
    /** @type {Control[]} */ ([...form.elements]).filter(
      (one) =>
        /^(input|textarea|select)$/i.test(one.tagName) &&
        one.name !== '' &&
        one.name !== 'code' &&
        !/^(file|password|submit|button)$/.test(one.type) &&
        (one.type !== 'hidden' || one.name === 'key'),
    )

  /** @param {Control} one @returns {one is HTMLInputElement} */
  const isTicked = (one) => one.type === 'checkbox' || one.type === 'radio'

  /** @param {Control} one */
  const isUntouched = (one) => {
    if (one instanceof HTMLSelectElement)
      return ![...one.options].some(
        (option) => option.selected !== option.defaultSelected && option.value !== '',
      )
    return isTicked(one) ? one.checked === one.defaultChecked : one.value === one.defaultValue
  }

  /** @param {HTMLFormElement} form */
  const isConfidential = (form) => {
    const accuses = form.elements.namedItem('accuses')
    return accuses instanceof HTMLInputElement && accuses.checked
  }

  /** @param {HTMLFormElement} form @returns {[string, string][]} */
  const typedIn = (form) => {
    const controls = controlsOf(form)
    if (isConfidential(form) || controls.every((one) => one.type === 'hidden' || isUntouched(one)))
      return []
    return controls
      .filter((one) => !isTicked(one) || one.checked)
      .map((one) => [one.name, one.value])
  }

  /** As the page came: the address of a form may change on sending. */
  const names = new Map(
    forms.map((form) => [form, String(form.getAttribute('action')) + (form.id && '|' + form.id)]),
  )
  /** @param {HTMLFormElement} form */
  const nameOf = (form) => names.get(form) || ''

  const keep = () => {
    /** @type {Draft} */
    const draft = { at: Date.now(), forms: {} }
    for (const form of forms) {
      const typed = typedIn(form)
      if (typed.length > 0) draft.forms[nameOf(form)] = typed
    }
    history.replaceState({ draft }, '')
  }

  /** @param {HTMLFormElement} form @param {[string, string][]} typed */
  const restore = (form, typed) => {
    const values = new Map(typed)
    for (const one of controlsOf(form)) {
      const isGiven = typed.some(([name, value]) => name === one.name && value === one.value)
      if (isTicked(one)) one.checked = isGiven
      else if (values.has(one.name)) one.value = values.get(one.name) || ''
    }
    const folded = form.closest('details')
    if (folded) folded.open = true
    for (const inner of form.querySelectorAll('details'))
      if (typed.some(([name, value]) => value !== '' && inner.querySelector(`[name="${name}"]`)))
        inner.open = true
  }

  /** @type {{ draft?: Draft } | null} */
  const state = history.state
  if (state && state.draft && Date.now() - state.draft.at < LONGEST)
    for (const form of forms) {
      const typed = state.draft.forms[nameOf(form)]
      if (typed) restore(form, typed)
    }

  let waiting = 0
  addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(keep, PAUSE)
  })
  addEventListener('pagehide', keep)

  const answers = async () => {
    if (!navigator.onLine) return false
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), ANSWER_WITHIN)
    try {
      await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store', signal: late.signal })
      return true
    } catch {
      // No network, no server, or too late: that is the answer.
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  /** @param {HTMLFormElement} form @param {HTMLElement | null} button */
  const tell = (form, button) => {
    const beside = button && form.contains(button) ? button.closest('.actions') : null
    if (beside && beside.parentNode) beside.parentNode.insertBefore(unsent, beside)
    else form.insertBefore(unsent, form.firstChild)
    unsent.hidden = false
    unsent.focus()
  }

  /**
   * A browser's error page takes the place of the page it came from, if both have one address: then
   * the way back would lead past the form. A fragment of no meaning makes them two.
   * @param {string} address
   */
  const apart = (address) => {
    const to = new URL(address)
    if (to.hash === '' && to.pathname === location.pathname && to.search === location.search)
      to.hash = location.hash === '#1' ? '#2' : '#1'
    return to.href
  }

  let isAsking = false
  let isSending = false

  /** @param {HTMLFormElement} form @param {HTMLElement | null} button */
  const send = async (form, button) => {
    isAsking = true
    if (button) button.setAttribute('aria-busy', 'true')
    keep()
    const isThere = await answers()
    if (button) button.removeAttribute('aria-busy')
    isAsking = false
    if (!isThere) return tell(form, button)
    unsent.hidden = true
    form.action = apart(form.action)
    isSending = true
    form.requestSubmit(button)
    isSending = false
  }

  addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !forms.includes(form) || !form.requestSubmit) return
    if (isSending) return
    event.preventDefault()
    if (!isAsking) void send(form, event.submitter)
  })
})()
