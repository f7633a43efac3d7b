/** What goes wrong before a handler is reached, told as whoever asked can read it. For `render` of the HTTP side. */
import { renderOpen311Problem } from './intake/index.ts'
import { renderProblem as renderPageProblem } from './pages/index.ts'
import { refusalWords } from './words/index.ts'

type Render = typeof renderOpen311Problem

/** Open311 in its own form, programs as JSON with words for people, browsers as a page. */
export const renderProblem: Render = (request, problem) =>
  renderOpen311Problem(request, problem) ??
  renderPageProblem(request, problem) ??
  renderJson(request, problem)

const renderJson: Render = ({ url, headers }, { status: _status, ...refusal }) => {
  // What is forbidden and what is not there are the same bytes, whoever says so.
  if (refusal.code === 'not_found') return null
  const isApi = /^\/(?:desk\/)?api\//u.test(url)
  if (!isApi && !/\bjson\b/u.test(headers.accept ?? '')) return null
  return {
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ refusal: { ...refusal, words: refusalWords(refusal) } }),
  }
}
