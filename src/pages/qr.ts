/** A QR code drawn on the server, as a picture in the page itself. */
import { create } from 'qrcode'
import { html } from './html.ts'
import type { Markup } from './html.ts'

const QUIET_ZONE = 4

/** `width` in CSS pixels, until a style says otherwise. */
export function qrPicture(content: string, label: string, width = 152): Markup {
  const { modules } = create(content, { errorCorrectionLevel: 'M' })
  const size = modules.size + 2 * QUIET_ZONE
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${darkRuns(modules)}"/></svg>`
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return html`<img src="${source}" alt="${label}" width="${width}" height="${width}" />`
}

/** One path, neighbouring dark cells of a row drawn as one bar. */
function darkRuns({ data, size }: { readonly data: Uint8Array; readonly size: number }): string {
  const runs: string[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x
      while (x < size && data[y * size + x]) x += 1
      if (x > start)
        runs.push(`M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h-${x - start}z`)
    }
  }
  return runs.join('')
}
