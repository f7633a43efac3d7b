/** Photos: read pixel by pixel and written anew, so that nothing but the picture goes on. */
import sharp from 'sharp'
import { BOUNDS, COPY_SIDE, THUMB_SIDE } from '../limits.ts'

export interface CleanPhoto {
  readonly copy: Buffer
  readonly thumb: Buffer
  readonly width: number
  readonly height: number
}

/** Throws for whatever is no whole picture, or a larger one than `BOUNDS`. */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto> {
  sharp.cache(false)
  sharp.concurrency(1)
  const { data: copy, info } = await opened(bytes)
    // Turned as the camera was held before the note that says so is dropped.
    .autoOrient()
    .resize({ width: COPY_SIDE, height: COPY_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  const thumb = await opened(copy)
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 74 })
    .toBuffer()
  return { copy, thumb, width: info.width, height: info.height }
}

/** `error`: a truncated picture is refused, one with a careless note in it is not. The first frame only. */
function opened(bytes: Buffer) {
  return sharp(bytes, {
    failOn: 'error',
    limitInputPixels: BOUNDS.pixels,
    limitInputChannels: 5,
    sequentialRead: true,
    pages: 1,
  })
}
