import { expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'

it('the headless browser runs here and has Chinese characters', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  // A character that no font has is drawn as the same box for every such character.
  const draw = (text: string) =>
    page.evaluate<string>(`(() => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      pen.font = '40px sans-serif'
      pen.fillText(${JSON.stringify(text)}, 0, 60)
      return canvas.toDataURL()
    })()`)
  const [known, unknown] = [await draw('有应'), await draw('\u{10ffff}\u{10ffff}')]
  expect(known).not.toBe(unknown)
  await browser.close()
})
