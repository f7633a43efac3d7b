/** Back to where one came from; whoever came by a link from outside goes to what waits for them. */
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'

export function useBack(): () => void {
  const navigate = useNavigate()
  return () => {
    // The router counts its own steps here.
    const { idx = 0 } = (window.history.state ?? {}) as { readonly idx?: number }
    void (idx > 0 ? navigate(-1) : navigate(paths.worklist()))
  }
}
