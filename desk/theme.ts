/** Ant Design in the house's own look: both come from the one token file. */
import type { ThemeConfig } from 'antd'
import { colours, fonts, normal } from '../src/pages/tokens.ts'

/** Between the public pages' text and small text: a desk shows more at once. */
const TEXT = Math.round((normal.text + normal.small) / 2)

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.teal,
    colorLink: colours.teal,
    colorLinkHover: colours.teal_deep,
    colorError: colours.vermilion,
    colorText: colours.ink,
    colorTextSecondary: colours.ink_quiet,
    colorTextDescription: colours.ink_quiet,
    colorTextPlaceholder: colours.ink_quiet,
    colorTextDisabled: colours.ink_quiet,
    colorBorder: colours.edge,
    colorBorderSecondary: colours.line,
    colorBgBase: colours.ground,
    fontFamily: fonts.text,
    fontSize: TEXT,
    borderRadius: normal.radius - 2,
    controlHeight: 42,
    motion: false,
    wireframe: false,
    boxShadow: 'none',
    controlOutline: colours.teal_soft,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
  },
}
