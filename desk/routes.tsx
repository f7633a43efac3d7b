/** Every screen of the desk and its address: the whole map. */
import { createBrowserRouter } from 'react-router'
import { Worklist } from './lists/Worklist.tsx'
import { Arriving } from './shell/Arriving.tsx'
import { Missing } from './shell/Missing.tsx'
import { Shell } from './shell/Shell.tsx'

export const router = createBrowserRouter(
  [
    {
      path: 'signin',
      HydrateFallback: Arriving,
      lazy: async () => ({ Component: (await import('./shell/SignIn.tsx')).SignIn }),
    },
    {
      path: 'activate',
      HydrateFallback: Arriving,
      lazy: async () => ({ Component: (await import('./shell/Activate.tsx')).Activate }),
    },
    {
      path: 'm/:number/print/:paper',
      HydrateFallback: Arriving,
      lazy: async () => ({ Component: (await import('./print/Paper.tsx')).Paper }),
    },
    {
      path: '/',
      Component: Shell,
      HydrateFallback: Arriving,
      children: [
        { index: true, Component: Worklist },
        {
          path: 'all',
          lazy: async () => ({ Component: (await import('./lists/All.tsx')).All }),
        },
        {
          path: 'looks',
          lazy: async () => ({ Component: (await import('./home/Looks.tsx')).Looks }),
        },
        {
          path: 'm/:number',
          lazy: async () => ({
            Component: (await import('./matter/MatterScreen.tsx')).MatterScreen,
          }),
        },
        {
          path: 'batch',
          lazy: async () => ({ Component: (await import('./work/Batch.tsx')).Batch }),
        },
        {
          path: 'templates',
          lazy: async () => ({ Component: (await import('./work/Templates.tsx')).Templates }),
        },
        {
          path: 'mentions',
          lazy: async () => ({ Component: (await import('./work/Mentions.tsx')).Mentions }),
        },
        {
          path: 'hotline',
          lazy: async () => ({ Component: (await import('./hotline/Hotline.tsx')).Hotline }),
        },
        {
          path: 'knowledge',
          lazy: async () => ({ Component: (await import('./knowledge/Knowledge.tsx')).Knowledge }),
        },
        {
          path: 'appraisals',
          lazy: async () => ({
            Component: (await import('./appraisal/Appraisals.tsx')).Appraisals,
          }),
        },
        {
          path: 'appraisals/:number',
          lazy: async () => ({
            Component: (await import('./appraisal/AppraisalOne.tsx')).AppraisalOne,
          }),
        },
        {
          path: 'ballots',
          lazy: async () => ({ Component: (await import('./ballots/Ballots.tsx')).Ballots }),
        },
        {
          path: 'supervision',
          lazy: async () => ({
            Component: (await import('./supervision/Supervision.tsx')).Supervision,
          }),
        },
        {
          path: 'hot',
          lazy: async () => ({ Component: (await import('./hot/Hot.tsx')).Hot }),
        },
        {
          path: 'plan',
          lazy: async () => ({ Component: (await import('./plan/Plan.tsx')).Plan }),
        },
        {
          path: 'plan/book',
          lazy: async () => ({ Component: (await import('./plan/Bringing.tsx')).Bringing }),
        },
        {
          path: 'unit',
          lazy: async () => ({ Component: (await import('./plan/Unit.tsx')).Unit }),
        },
        {
          path: 'hot/:id',
          lazy: async () => ({ Component: (await import('./hot/HotOne.tsx')).HotOne }),
        },
        {
          path: 'new',
          lazy: async () => ({ Component: (await import('./matter/Fresh.tsx')).Fresh }),
        },
        {
          path: 'admin/structure',
          lazy: async () => ({ Component: (await import('./admin/Structure.tsx')).Structure }),
        },
        {
          path: 'admin/people',
          lazy: async () => ({ Component: (await import('./admin/People.tsx')).People }),
        },
        {
          path: 'admin/keys',
          lazy: async () => ({ Component: (await import('./admin/Keys.tsx')).Keys }),
        },
        {
          path: 'admin/limits',
          lazy: async () => ({ Component: (await import('./admin/Limits.tsx')).Limits }),
        },
        {
          path: 'admin/caps',
          lazy: async () => ({ Component: (await import('./admin/Caps.tsx')).Caps }),
        },
        {
          path: 'admin/categories',
          lazy: async () => ({ Component: (await import('./admin/Categories.tsx')).Categories }),
        },
        {
          path: 'admin/automatic',
          lazy: async () => ({ Component: (await import('./admin/Automatic.tsx')).Automatic }),
        },
        {
          path: 'admin/duties',
          lazy: async () => ({ Component: (await import('./admin/Duties.tsx')).Duties }),
        },
        {
          path: 'admin/channels',
          lazy: async () => ({ Component: (await import('./admin/Channels.tsx')).Channels }),
        },
        {
          path: 'admin/doors',
          lazy: async () => ({ Component: (await import('./admin/Doors.tsx')).Doors }),
        },
        {
          path: 'admin/calendars',
          lazy: async () => ({ Component: (await import('./admin/Calendars.tsx')).Calendars }),
        },
        {
          path: 'admin/changes',
          lazy: async () => ({ Component: (await import('./admin/Changes.tsx')).Changes }),
        },
        {
          path: 'me',
          lazy: async () => ({ Component: (await import('./me/MyAccount.tsx')).MyAccount }),
        },
        {
          path: 'admin/delivery',
          lazy: async () => ({ Component: (await import('./delivery/Delivery.tsx')).Delivery }),
        },
        {
          path: 'admin/log',
          lazy: async () => ({ Component: (await import('./admin/Log.tsx')).Log }),
        },
        { path: '*', Component: Missing },
      ],
    },
  ],
  { basename: '/desk' },
)
