import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { unescaped } from '../../tests/support/visitor.ts'
import { STYLE_PATH } from './index.ts'
import { STYLE } from './styles.ts'

let city: TestCity
let app: FastifyInstance

beforeAll(async () => {
  city = await testCity()
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const PAGES = ['/', '/say', '/my', '/board', '/law', '/law?of=government']

const asked = (path: string, query: string) =>
  path + (path.includes('?') ? query.replace('?', '&') : query)

describe('every public page', () => {
  it.each(PAGES)(
    '%s is there in both languages and sizes, small, and asks nobody else',
    async (path) => {
      for (const query of [
        '',
        '?lang=en',
        '?view=elder',
        '?lang=en&view=elder',
        '?lang=fr&view=x',
      ]) {
        const { statusCode, body, headers } = await app.inject({ url: asked(path, query) })
        expect(statusCode, path + query).toBe(200)
        expect(body).toContain(query.includes('lang=en') ? '<html lang="en"' : '<html lang="zh-CN"')
        expect(/<html[^>]*class="elder"/.test(body)).toBe(query.includes('view=elder'))
        expect(Buffer.byteLength(body) + Buffer.byteLength(STYLE)).toBeLessThan(60_000)
        expect(headers['cache-control']).toBe('no-store')
        expect(headers['content-security-policy']).not.toContain('unsafe')
        expect(headers['set-cookie']).toBeUndefined()
        // Nothing inline, nothing from elsewhere.
        expect(body).not.toMatch(/ style="| on[a-z]+="|<style|<script(?! src="\/)/)
        for (const [, to] of body.matchAll(/(?:src|href|action)="([^"]*)"/g))
          expect(to).toMatch(/^(\/|#|tel:|data:image\/svg)/)
      }
    },
  )

  it('carries language and size along every link', async () => {
    const { body } = await app.inject({ url: '/?lang=en&view=elder' })
    const links = [...body.matchAll(/<a [^>]*href="(\/[a-z]+[^"]*)"/g)].map(([, to = '']) =>
      unescaped(to),
    )
    const own = links.filter((to) => !to.startsWith('/desk'))
    expect(own.length).toBeGreaterThan(5)
    for (const to of own) expect(to).toMatch(/lang=en|view=elder/)
  })

  it('English is complete', async () => {
    for (const path of PAGES) {
      const { body } = await app.inject({ url: asked(path, '?lang=en') })
      const rest = body
        .replaceAll(/<(button|a)\b[^>]*lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')
        .replaceAll(/<[^>]*>/g, ' ')
      expect(rest.match(/[\p{Script=Han}]+/gu) ?? [], path).toEqual([])
    }
  })

  it('front and form begin with the emergency numbers', async () => {
    for (const path of ['/', '/say']) {
      const { body } = await app.inject({ url: path })
      const main = body.slice(body.indexOf('<main'))
      for (const number of ['110', '119', '120', '122'])
        expect(main).toContain(`href="tel:${number}"`)
      expect(main.indexOf('tel:110')).toBeLessThan(main.indexOf('<h1'))
    }
  })

  it('the rules say which limit comes from where and since when, each under its own address', async () => {
    const { body } = await app.inject({ url: '/law?lang=en' })
    expect(body).toContain('working days')
    expect(body).toMatch(/Beijing|Jinan/)
    expect(body).toContain('since the city began')
    // A day before all cities is for the machine.
    expect(body).not.toContain('1949')
    const { limits } = await city.house.rules(city.jurisdiction)
    const inside = await app.inject({ url: '/law?of=government&lang=en' })
    for (const { clock } of limits)
      expect((body + inside.body).split(`id="limit-${clock}"`), clock).toHaveLength(2)
    const front = await app.inject({ url: '/' })
    const anchors = [...front.body.matchAll(/href="\/law#([\w-]+)"/g)].map(([, id = '']) => id)
    expect(anchors.length).toBeGreaterThan(1)
    for (const id of anchors) expect(body).toContain(`id="${id}"`)
  })

  it('the front page says whose it is and whom to call', async () => {
    const { body } = await app.inject({ url: '/' })
    expect(body).toContain('试验市')
    expect(body).toContain('href="tel:12345"')
    await city.database.owner.query(
      `UPDATE jurisdictions SET settings = '{"hotline":"0571-12345"}' WHERE id = ${city.jurisdiction}`,
    )
    expect((await app.inject({ url: '/' })).body).toContain('href="tel:0571-12345"')
  })
})

describe('files and what is not there', () => {
  it('files are kept for ever under names of their content', async () => {
    const { statusCode, headers } = await app.inject({ url: STYLE_PATH })
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
    expect((await app.inject({ url: '/robots.txt' })).body).toContain('Disallow: /my')
    expect((await app.inject({ url: '/favicon.svg' })).headers['content-type']).toContain('svg')
  })

  it('absent and forbidden are the same bytes', async () => {
    const absent = await app.inject({ url: '/nothing-here?lang=en' })
    const forbidden = await app.inject({ url: '/closed?lang=en' })
    expect(absent.statusCode).toBe(404)
    expect(forbidden.statusCode).toBe(404)
    expect(forbidden.body).toBe(absent.body)
    expect(absent.body).toContain('There is no such page')
  })

  it('machines get no page', async () => {
    const { headers } = await app.inject({ url: '/api/v1/nothing' })
    expect(headers['content-type']).toContain('json')
  })
})
