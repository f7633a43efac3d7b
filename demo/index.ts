/** The demo city 示范市: its data, the program that lives it through, and its page of accounts. */
import { demoAccounts, DEMO_PASSWORD } from './setup.ts'

export { CITY_CODE } from './divisions.ts'
export { FULL_CROWD, seedDemo } from './seed.ts'
export { demoRoute } from './routes.ts'

/** What whoever starts a demo reads. */
export function demoLines(): readonly string[] {
  return [
    '示范账号（密码和每 30 秒一换的验证码见 /demo）· Demo accounts (password and current code at /demo):',
    ...demoAccounts().map(
      ({ login, unit, title }) => `  ${login}  ${DEMO_PASSWORD}  ${unit} ${title}`,
    ),
  ]
}
