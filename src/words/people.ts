/** Signing in, and the administration of units, posts, people and keys. */
import type { Words } from '../kernel/index.ts'

export const peopleRefusals = {
  sign_in_failed: {
    zh: '登录名、密码或动态码不对，或账号已停用。',
    en: 'Login, password or code is wrong, or the account is disabled.',
  },
  sign_in_busy: {
    zh: '登录的人太多，请过一会儿再试。',
    en: 'Too many are signing in. Please try again in a moment.',
  },
  not_signed_in: { zh: '请先登录。', en: 'Please sign in first.' },
  prove_again: {
    zh: '这一步很重要，请再输入一次密码和动态码。',
    en: 'This step matters: please enter your password and code once more.',
  },
  code_wrong: {
    zh: '动态码不对，请用手机上最新的六位数。',
    en: 'Wrong code: use the newest six digits on your phone.',
  },
  activation_unknown: {
    zh: '激活码不对、已用过或已过期，请向管理员要新的。',
    en: 'The activation code is wrong, used or too old. Ask your administrator for a new one.',
  },
  password_short: {
    zh: '密码至少 {least} 个字符。',
    en: 'A password has at least {least} characters.',
  },
  password_long: {
    zh: '密码最多 {most} 个字符。',
    en: 'A password has at most {most} characters.',
  },
  password_common: {
    zh: '这个密码太常见，很容易被猜到，请换一个。',
    en: 'This password is common and easily guessed. Please choose another.',
  },
  holding_unknown: {
    zh: '没有这个任职，或已经结束。',
    en: 'There is no such holding of a post, or it has ended.',
  },
  interest_unclear: {
    zh: '请写明与哪个单位或哪件事有利害关系。',
    en: 'Please say which unit or matter the interest is in.',
  },
  not_allowed: { zh: '您的岗位不能做这件事。', en: 'Your post may not do this.' },
  not_yourself: {
    zh: '不能改自己的权限和账号，请另一位管理员来做。',
    en: 'Not for yourself: another administrator has to do it.',
  },
  account_unknown: { zh: '没有这个账号。', en: 'There is no such account.' },
  has_account: { zh: '这个人已经有账号。', en: 'This person already has an account.' },
  login_missing: { zh: '请填登录名。', en: 'Please give a login name.' },
  login_taken: {
    zh: '这个登录名已经有人用，请换一个。',
    en: 'This login name is taken. Please choose another.',
  },
  person_unknown: { zh: '没有这个人。', en: 'There is no such person.' },
  person_exists: { zh: '这个人已经登记过。', en: 'This person is already registered.' },
  post_unknown: { zh: '没有这个岗位。', en: 'There is no such post.' },
  post_exists: { zh: '这个岗位编号已经用过。', en: 'This post exists already.' },
  post_is_held: {
    zh: '岗位上还有人，请先结束任职。',
    en: 'Somebody still holds this post. End the holding first.',
  },
  already_holds: { zh: '这个人已经在这个岗位上。', en: 'This person already holds this post.' },
  unit_unknown: { zh: '没有这个单位。', en: 'There is no such unit.' },
  unit_exists: { zh: '这个单位编号已经用过。', en: 'This unit exists already.' },
  unit_in_use: {
    zh: '单位下面还有单位或岗位，请先移走。',
    en: 'There are still units or posts beneath it. Move them first.',
  },
  unit_under_itself: {
    zh: '单位不能放在它自己下面。',
    en: 'A unit cannot be placed beneath itself.',
  },
  one_root: { zh: '最上面只能有一个单位。', en: 'Only one unit can be at the top.' },
  power_unknown: { zh: '没有这项权限。', en: 'There is no such power.' },
  power_not_for_keys: { zh: '接口密钥不能有这项权限。', en: 'An API key cannot have this power.' },
  administrations_apart: {
    zh: '系统、安全、审计三种管理员不能是同一个人。',
    en: 'System, security and audit administration must be three different people.',
  },
  administration_alone: {
    zh: '管理员岗位不能同时有办事的权限。',
    en: 'A post that administers can have no other power.',
  },
  identity_not_yours: {
    zh: '联系方式只有正在办这件事的岗位才能查看。',
    en: 'Only a post that works on the matter may open who the resident is.',
  },
  key_unknown: { zh: '没有这个密钥，或已经作废。', en: 'There is no such key, or it has ended.' },
} satisfies Record<string, Words>
