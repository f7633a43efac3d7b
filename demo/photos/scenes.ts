/** Pictures drawn for the demo city: what was wrong, and the same place when it was mended. Nothing was photographed. */
import type { SceneName } from '../crowd/scenes.ts'

interface Drawing {
  readonly found: string
  readonly mended: string
}

const SKY = { day: '#bcd3e2', dusk: '#c9b29a', night: '#27323d' } as const
export type Light = keyof typeof SKY

const rect = (x: number, y: number, w: number, h: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`
const oval = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`
const path = (d: string, fill: string, stroke = 'none', width = 0) =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>`

const ROAD = [
  rect(0, 300, 640, 180, '#6d7175'),
  rect(0, 286, 640, 16, '#a9a59b'),
  ...[20, 180, 340, 500].map((x) => rect(x, 384, 90, 8, '#d9d6c8')),
].join('')
const HOUSES = [
  rect(30, 110, 150, 178, '#b5a798'),
  rect(210, 70, 130, 218, '#9aa4a6'),
  rect(430, 130, 190, 158, '#c0b3a0'),
  ...[50, 100, 150].flatMap((x) => [140, 190, 240].map((y) => rect(x - 8, y, 24, 30, '#6f7f8a'))),
  ...[230, 280].flatMap((x) => [95, 145, 195, 245].map((y) => rect(x, y, 30, 28, '#5f6d77'))),
].join('')
const WALL = rect(0, 0, 640, 480, '#cfc8ba') + rect(0, 400, 640, 80, '#8f8a80')
const LEAVES = [
  oval(330, 150, 95, 80, '#5c7b52'),
  oval(270, 190, 60, 50, '#6a8a5e'),
  oval(400, 185, 64, 52, '#52704a'),
].join('')

const bag = (x: number, y: number, fill: string) =>
  path(`M${x} ${y} q-34 -10 -30 -44 q30 -26 60 0 q6 36 -30 44 z`, fill)
const car = (x: number, y: number, fill: string) =>
  path(`M${x} ${y} h150 v-34 l-28 -6 l-24 -30 h-56 l-22 32 l-20 6 z`, fill) +
  oval(x + 34, y, 17, 17, '#2b2b2b') +
  oval(x + 118, y, 17, 17, '#2b2b2b')
const POLE = rect(452, 90, 10, 200, '#4c5358') + rect(400, 86, 62, 8, '#4c5358')

export const DRAWINGS: Readonly<Record<SceneName, Drawing>> = {
  pothole: {
    found:
      HOUSES +
      ROAD +
      oval(310, 400, 92, 34, '#3d3f42') +
      oval(300, 404, 62, 20, '#77858c') +
      path('M395 392 l70 -22 l40 10', 'none', '#3d3f42', 5),
    mended: HOUSES + ROAD + path('M205 366 h215 v68 h-215 z', '#4f5357'),
  },
  lamp: {
    found: HOUSES + ROAD + POLE + oval(404, 100, 16, 9, '#5d6468'),
    mended:
      HOUSES +
      ROAD +
      POLE +
      path('M404 104 l-120 190 h240 z', '#f4df9b55') +
      oval(404, 100, 16, 9, '#ffeeb0'),
  },
  manhole: {
    found:
      ROAD +
      rect(0, 0, 640, 290, '#b9b2a5') +
      oval(320, 390, 70, 34, '#17191b') +
      path('M372 330 l16 -150', 'none', '#7a5a3a', 7),
    mended:
      ROAD +
      rect(0, 0, 640, 290, '#b9b2a5') +
      oval(320, 390, 70, 34, '#595e62') +
      oval(320, 390, 58, 27, '#6b7175') +
      rect(284, 386, 72, 6, '#50555a'),
  },
  flood: {
    found:
      HOUSES +
      rect(0, 286, 640, 194, '#7f8f92') +
      [320, 360, 400, 440]
        .map((y, n) => path(`M${n * 30} ${y} q80 -12 160 0 t160 0 t160 0`, 'none', '#a8b8ba', 3))
        .join('') +
      car(230, 350, '#9a4a3c') +
      rect(215, 336, 200, 60, '#7f8f92cc'),
    mended: HOUSES + ROAD + oval(140, 430, 60, 8, '#7b868a'),
  },
  parking: {
    found:
      HOUSES +
      ROAD +
      car(40, 360, '#5a6e86') +
      car(230, 372, '#e4e2dc') +
      car(440, 356, '#8b3f36') +
      path('M200 300 h260 v14 h-260 z', '#e0b13a'),
    mended:
      HOUSES +
      ROAD +
      path('M200 300 h260 v14 h-260 z', '#e0b13a') +
      rect(250, 320, 160, 40, '#d8a92f') +
      rect(256, 326, 148, 28, '#6d7175'),
  },
  pipe: {
    found:
      WALL +
      rect(0, 210, 640, 44, '#8d969c') +
      path('M310 254 q-40 90 -60 226 h150 q-30 -130 -40 -226 z', '#9cc0d2') +
      oval(330, 420, 160, 26, '#8fb4c6'),
    mended:
      WALL +
      rect(0, 210, 640, 44, '#8d969c') +
      rect(290, 200, 90, 64, '#4d6f7d') +
      rect(300, 206, 8, 52, '#dfe6e8') +
      rect(362, 206, 8, 52, '#dfe6e8'),
  },
  drain: {
    found:
      ROAD +
      rect(0, 0, 640, 290, '#a9a394') +
      oval(320, 390, 190, 60, '#57503c') +
      rect(270, 372, 100, 34, '#2c2a22') +
      oval(250, 372, 30, 10, '#7b6d45') +
      oval(390, 410, 36, 10, '#6d6040'),
    mended:
      ROAD +
      rect(0, 0, 640, 290, '#a9a394') +
      rect(262, 366, 116, 46, '#3c4145') +
      [276, 296, 316, 336, 356].map((x) => rect(x, 372, 9, 34, '#17191b')).join(''),
  },
  rubbish: {
    found:
      WALL +
      rect(120, 250, 110, 160, '#3f6b52') +
      rect(110, 236, 130, 18, '#35594a') +
      [
        [300, 410, '#2f2f33'],
        [360, 420, '#d8d3c8'],
        [330, 366, '#4b4b52'],
        [420, 412, '#8a3b36'],
        [480, 424, '#34343a'],
        [270, 424, '#e0ddd4'],
      ]
        .map(([x, y, fill]) => bag(Number(x), Number(y), String(fill)))
        .join(''),
    mended:
      WALL +
      rect(120, 250, 110, 160, '#3f6b52') +
      rect(110, 236, 130, 18, '#35594a') +
      rect(280, 250, 110, 160, '#7a6a4a') +
      rect(270, 236, 130, 18, '#675a3e'),
  },
  tree: {
    found:
      HOUSES +
      rect(0, 288, 640, 192, '#8f9a7a') +
      path('M330 420 q40 -120 110 -190', 'none', '#6b4f38', 26) +
      `<g transform="rotate(38 340 260) translate(60 -20)">${LEAVES}</g>`,
    mended:
      HOUSES +
      rect(0, 288, 640, 192, '#8f9a7a') +
      rect(318, 210, 24, 210, '#6b4f38') +
      `<g transform="translate(66 40) scale(0.8)">${LEAVES}</g>`,
  },
  site: {
    found:
      HOUSES +
      rect(0, 288, 640, 192, '#b39a72') +
      path('M0 420 l120 -110 l110 80 l120 -120 l130 130 l160 -90 v170 h-640 z', '#a5895c') +
      rect(540, 60, 12, 240, '#c28a2c') +
      rect(420, 60, 200, 10, '#c28a2c'),
    mended:
      HOUSES +
      rect(0, 288, 640, 192, '#b39a72') +
      path('M0 420 l120 -110 l110 80 l120 -120 l130 130 l160 -90 v170 h-640 z', '#55784f') +
      rect(0, 300, 640, 70, '#4a6f86') +
      rect(540, 60, 12, 240, '#c28a2c'),
  },
}

/** `mirrored`, and by which light: the same scene is not the same picture everywhere. */
export function svgOf(
  scene: SceneName,
  of: keyof Drawing,
  light: Light,
  mirrored: boolean,
): string {
  const flip = mirrored ? ' transform="translate(640 0) scale(-1 1)"' : ''
  const shade =
    light === 'day' ? '' : rect(0, 0, 640, 480, light === 'dusk' ? '#5a3a1a33' : '#0a1420a6')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480"><g${flip}>${rect(0, 0, 640, 480, SKY[light])}${DRAWINGS[scene][of]}</g>${shade}</svg>`
}
