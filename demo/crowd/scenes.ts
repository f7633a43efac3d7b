/** Names of the drawn scenes; `demo/photos` draws them, as found and as mended. */
export type SceneName =
  | 'pothole'
  | 'lamp'
  | 'manhole'
  | 'flood'
  | 'parking'
  | 'pipe'
  | 'drain'
  | 'rubbish'
  | 'tree'
  | 'site'
