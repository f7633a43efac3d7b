/** What goes wrong before anybody reads a request: the address, the form, the load. */
import type { Words } from '../kernel/index.ts'

export const requestRefusals = {
  not_a_stream: {
    zh: '这个地址只供页面持续接收更新。',
    en: 'This address is for pages that listen for changes.',
  },
  not_found: { zh: '没有这个页面。', en: 'There is no such page.' },
  method_not_allowed: {
    zh: '这个地址不接受这种操作。',
    en: 'This address does not take that kind of request.',
  },
  malformed: {
    zh: '请求读不懂，请返回重试。',
    en: 'The request could not be read. Go back and try again.',
  },
  invalid: { zh: '有一项内容不对，请检查。', en: 'Something sent is not right. Please check it.' },
  not_json: { zh: '内容不是合格的 JSON。', en: 'The content is not valid JSON.' },
  too_deep: { zh: '内容嵌套太深。', en: 'The content is nested too deeply.' },
  not_utf8: {
    zh: '文字的编码不是 UTF-8，读出来会是乱码。请用本站的页面填写，或把编码改为 UTF-8。',
    en: 'The text is not in UTF-8 and would be garbled. Use the forms of this site, or send UTF-8.',
  },
  forbidden_name: {
    zh: '请求里有不允许的名称。',
    en: 'The request holds a name that is not allowed.',
  },
  repeated_parameter: {
    zh: '同一项（{field}）给了两次，不知道该信哪一个。请只给一次。',
    en: 'One field ({field}) was given twice, and we will not guess which is meant. Give it once.',
  },
  too_many_parameters: { zh: '请求里的项目太多。', en: 'The request holds too many fields.' },
  too_large: {
    zh: '提交的内容太大。请返回上一页，缩短后再提交。',
    en: 'That is too large. Go back, shorten it and send it again.',
  },
  unsupported_media_type: {
    zh: '不支持这种格式的内容。',
    en: 'This kind of content is not supported.',
  },
  form_expired: {
    zh: '页面放得太久，已经过期。您填的都还在，请再按一次提交。',
    en: 'This page was open for too long. Everything you typed is still here: please send it once more.',
  },
  foreign_origin: {
    zh: '这个请求不是从本站页面发出的，请从本站打开页面再提交。',
    en: 'This request did not come from a page of ours. Open our page and send it from there.',
  },
  too_many: { zh: '太多了，最多 {max} 项。', en: 'Too many: at most {max}.' },
  unavailable: {
    zh: '现在太忙，请过几秒再试。',
    en: 'Too busy just now. Please try again in a few seconds.',
  },
  failed: {
    zh: '系统出错，您提交的内容没有被处理。请过一会儿再试。',
    en: 'Something failed on our side and nothing was done. Please try again later.',
  },
} satisfies Record<string, Words>
