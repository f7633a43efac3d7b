/** Coming, choosing a post, and leaving without a trace in this tab. */
import { useMutation } from '@tanstack/react-query'
import { forgetToken, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { dropAllDrafts } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { forgetReasons } from '../sealed/reasons.ts'
import { clearChosen } from '../work/selection.ts'
import { offerBack } from '../work/taking-back.ts'

export function leave(): void {
  forgetToken()
  dropAllDrafts()
  clearChosen()
  queryClient.clear()
  window.location.assign(`/desk${paths.signIn()}`)
}

export function useChoosePost() {
  return useMutation({
    mutationFn: (holding: string) => send('PUT', '/session/holding', { holding }),
    // Another post sees other matters: nothing read before is kept.
    onSuccess: () => {
      clearChosen()
      forgetReasons()
      offerBack(null)
      return queryClient.resetQueries()
    },
  })
}
