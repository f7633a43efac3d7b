// @ts-check
/**
 * Puts the phone's position into the place field, when its button is pressed and not before.
 * Rounded to four decimals (about ten metres); it is text that can be seen, changed and deleted,
 * and nothing else keeps it. Without JavaScript the button is not shown.
 */
/** @type {HTMLButtonElement | null} */
const button = document.querySelector('[data-position]')
/** @type {HTMLInputElement | null} */
const place = document.querySelector('[data-place]')
const said = document.querySelector('[data-position-said]')
/** @type {HTMLElement | null} */
const part = document.querySelector('[data-position-part]')

if (button && place && said && part && 'geolocation' in navigator) {
  part.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    said.textContent = button.dataset.waiting ?? ''
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const found = `${coords.latitude.toFixed(4)}, ${coords.longitude.toFixed(4)}`
        const before = place.value.replace(/\s*[（(]-?\d+\.\d{4}, -?\d+\.\d{4}[）)]/u, '').trim()
        place.value = `${before} （${found}）`.trim()
        said.textContent = button.dataset.done ?? ''
        button.disabled = false
        place.focus()
      },
      () => {
        said.textContent = button.dataset.failed ?? ''
        button.disabled = false
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 },
    )
  })
}
