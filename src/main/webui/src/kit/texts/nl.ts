import type fr from './fr'

const nl: typeof fr = {
  app: {
    name: 'Permanence',
    language: 'Taal van het scherm',
    toDark: 'Naar donkere weergave',
    toLight: 'Naar lichte weergave',
    skip: 'Naar de inhoud',
    nav: 'Hoofdnavigatie',
    loading: 'Laden…',
    retry: 'Opnieuw proberen',
    unexpected: 'Er is een onverwachte fout opgetreden.',
    unexpectedReference: 'Er is een onverwachte fout opgetreden. Geef deze referentie door: {{reference}}.',
    crashed: 'Er liep iets mis op deze pagina. Wat u geschreven hebt, is bewaard.',
    reload: 'Pagina herladen',
    notFound: 'Deze pagina bestaat niet.',
    home: 'Startpagina',
    foreignOrigin:
      'De pagina staat op {{page}}, maar het verzoek kwam aan op naam van {{host}}: de proxyserver moet de Host-header doorgeven. Verwittig wie de server beheert.',
    away: 'De dienst antwoordt niet. Controleer uw verbinding en probeer opnieuw.',
    databaseAway:
      'De database antwoordt niet: er kan nu niets gelezen of opgeslagen worden. Oproepen gaan door. Probeer het zo meteen opnieuw.',
    pageWithoutDatabase:
      'De database antwoordt niet: deze pagina kan nu niet openen. Oproepen gaan door en rinkelen zoals voorheen. De pagina probeert het vanzelf opnieuw.',
    notStored: 'De database slaat nu niets op. Probeer het zo meteen opnieuw.',
    service: 'de dienst',
    menu: 'Menu',
    group: { desk: 'Werkplek', live: 'Live', figures: 'Cijfers', people: 'Mensen', contents: 'Inhoud', security: 'Beveiliging' },
  },
  page: {
    desk: 'Mijn werkplek',
    records: 'Mijn fiches',
    themes: 'Thema’s',
    people: 'Mensen',
    partners: 'Partnerdiensten',
    deskPhones: 'Telefoons',
    accounts: 'Accounts',
    ownAccount: 'Mijn account',
    directory: 'Adresboek',
    announcements: 'Berichten',
    audit: 'Toegangslogboek',
    wallboard: 'Wallboard',
    history: 'Historiek',
    alerts_one: '{{count}} waarschuwing',
    alerts_other: '{{count}} waarschuwingen',
    staffing: 'Hoeveel beantwoorders zijn er nodig?',
    thresholds: 'Drempels',
  },
  form: { cancel: 'Annuleren', nameFr: 'Franse naam', nameNl: 'Nederlandse naam', save: 'Opslaan', saved: 'Opgeslagen' },
  reach: { deskNamed: 'Bureautelefoon {{name}}', softphone: 'browser', desk: 'bureautelefoon', home: 'telefoon thuis' },
  link: {
    connecting: 'Verbinden met de dienst…',
    lost: 'Verbinding met de dienst verbroken: wat u ziet, kan verouderd zijn. Er wordt opnieuw verbonden…',
    pbxAway: 'De telefooncentrale antwoordt de dienst niet: de oproepen gaan door, maar het scherm kan ze niet volgen.',
    notWritten:
      'De database slaat sinds {{time}} niets meer op: oproepen gaan door, er is nog niets opgeslagen. Wat u typt, blijft in deze browser bewaard.',
    back: 'De verbinding is hersteld.',
  },
  list: {
    more_one: 'en nog {{count}}',
    more_other: 'en nog {{count}}',
    search: 'Zoeken',
    range: '{{from}} – {{to}} van {{total}}',
    previous: 'Recentere',
    next: 'Oudere',
    pages: 'Pagina’s',
  },
  language: { none: 'taal nog niet gekozen', fr: 'Frans', nl: 'Nederlands', en: 'Engels' },
  choice: { clear: 'Wissen', none: 'Niet vermeld' },
}

export default nl
