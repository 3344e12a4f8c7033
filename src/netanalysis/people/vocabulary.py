"""Word lists for names and firms: titles, degrees, slogans, legal forms, words that are no employer."""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """Read a list of words.

    Parameters
    ----------
    words
        Words with white space between them.

    Returns
    -------
    frozenset of str
        The words.

    Examples
    --------
    >>> sorted(word_set("graf baron"))
    ['baron', 'graf']
    """
    return frozenset(words.split())


def phrase_set(phrases: str) -> frozenset[str]:
    """Read a list of phrases.

    Parameters
    ----------
    phrases
        Phrases with commas or line breaks between them.

    Returns
    -------
    frozenset of str
        The phrases.

    Examples
    --------
    >>> sorted(phrase_set("n a, open to work"))
    ['n a', 'open to work']
    """
    return frozenset(phrase.strip() for phrase in phrases.replace("\n", ",").split(",")) - {""}


#: words before a name that are no part of it, as folded keys without blanks ("Dr.-Ing." is "dring")
TITLES: Final = word_set("""
    dr drin doktor ddr drs dring drmed drphil drjur dott prof profin professor professorin univprof
    univprofin univdoz assprof assocprof aoprof aplprof honprof fhprof juniorprof privdoz privatdozent mag
    maga magfh mmag mmaga bakk ing baurat dkfm dkffr lic difh rechtsanwalt rechtsanwaeltin steuerberater
    steuerberaterin herr herrn frau familie fam hr mr mrs ms mister hofrat kommr kommerzialrat medr
""")
#: titles that are names or other words in any other spelling
TITLES_AS_WRITTEN: Final = word_set("BR DI RA RAin RAe PD WP StB StBin vBP Fr. ir.")
#: degrees that some put before the name
LEADING_DEGREES: Final = word_set("msc bsc meng beng llm phd")
#: what may follow a title and belongs to it: faculties, honours, schools
FACULTIES: Final = word_set("""
    med dent vet phil jur iur rer nat pol oec publ soc theol techn tech ing agr hist paed paedag sc mont
    math mus des biol hum univ habil hc ehc mult em emer ret kfm kffr inform
""")
SCHOOLS: Final = word_set("hsg eth epfl fh th tu uni ba wu htl")
#: what may follow "Dipl." or "Diplom" written apart
DIPLOMAS: Final = word_set("""
    ingenieur ingenieurin kaufmann kauffrau oekonom oekonomin betriebswirt betriebswirtin volkswirt
    volkswirtin informatiker informatikerin physiker physikerin psychologe psychologin chemiker chemikerin
    mathematiker mathematikerin jurist juristin paedagoge paedagogin designer designerin
""")
#: former titles of nobility: part of a German surname by law, yet half of their bearers leave them out
NOBILITY: Final = word_set("""
    freiherr freifrau freiin frhr baron baronin baronesse graf graefin reichsgraf reichsfreiherr prinz
    prinzessin fuerst fuerstin herzog herzogin ritter edler edle
""")
PARTICLES: Final = word_set("""
    von vom v zu zum zur auf der den dem van vd de del della di da do dos du des la le el al y und ter ten
    te
""")
#: words that begin a job, a slogan or a firm behind a name
SLOGANS: Final = word_set("""
    interim interims management consulting beratung coach coaching trainer trainerin founder cofounder
    gruender gruenderin ceo cfo coo cto cio cmo cpo vp geschaeftsfuehrer geschaeftsfuehrerin
    geschaeftsfuehrung freelance freelancer freelancerin freiberufler freiberuflerin speaker keynote
    expert experte expertin recruiter recruiting hiring headhunter headhunterin gmbh inc ltd llc via bei
    at extern external linkedin xing
""")
#: the same where another word follows: alone they are names, or mean "the elder"
SLOGANS_OF_TWO: Final = word_set("senior head leiter director direktor partner")
SLOGAN_ENDS: Final = ("manager", "managerin", "berater", "beraterin", "consultant", "coach", "leiterin")
#: what stands in brackets behind a name and is none
NO_NAMES: Final = word_set("""
    hons extern external intern privat private freelance interim mobil handy home office alt neu old new
    elternzeit urlaub she he sie er they
""")
#: a legal form among the words of a "person" shows a firm
FIRM_FORMS: Final = word_set("""
    gmbh ggmbh mbh gesmbh kgaa ag kg ohg gbr ug ltd inc llc plc sarl partgmbb partg srl
""")
#: a word that opens a firm's name; a word that ends one where no more than two words stand
FIRM_OPENINGS: Final = word_set("""
    team agentur kanzlei praxis redaktion hotel restaurant gasthof verlag stiftung verein verband autohaus
    sparkasse volksbank raiffeisenbank stadtwerke universitaet hochschule institut akademie gemeinde stadt
    buero firma ingenieurbuero architekturbuero steuerkanzlei ihk handwerkskammer
""")
FIRM_ENDINGS: Final = word_set("""
    consulting solutions group gruppe services service beratung unternehmensberatung akademie academy
    institut agentur verlag media medien newsletter software systems immobilien personalberatung events
    support redaktion team marketing ventures partners technologies werke
""")
#: what platforms and mail programs show instead of a name
NOBODY: Final = phrase_set("""
    linkedin member, linkedin mitglied, xing member, xing mitglied, facebook user, unknown, unbekannt
    undisclosed recipients, geloeschter nutzer, deleted user, no name, ohne namen
""")
#: degrees behind a name that nameparser does not know
DEGREES: Final = word_set("emba mas das mbl bba dba acc mcc mrics frics beng meng ciia cipp pspo")

#: legal forms that cleanco lacks or spells otherwise: German, Austrian, Swiss and their neighbours
LEGAL_FORMS: Final = phrase_set("""
    Aktiengesellschaft, AG, a.G., VVaG, gAG, Kommanditgesellschaft, KG, OHG, offene Handelsgesellschaft
    Gesellschaft mit beschränkter Haftung, Gesellschaft mbH, Ges.m.b.H., GmbH, mbH, gGmbH
    Gesellschaft m.b.H., UG, UG (haftungsbeschränkt), UG haftungsbeschränkt, (haftungsbeschränkt)
    haftungsbeschränkt, gUG, gUG (haftungsbeschränkt), Unternehmergesellschaft
    Unternehmergesellschaft (haftungsbeschränkt), e.K., e.Kfm., e.Kfr., e.Kffr., eingetragener Kaufmann
    eingetragene Kauffrau, SE, Societas Europaea, KGaA, Kommanditgesellschaft auf Aktien, GbR, GdbR
    Gesellschaft bürgerlichen Rechts, PartG, PartGmbB, PartG mbB, mbB, Partnerschaftsgesellschaft, eG
    eGen, eingetragene Genossenschaft, e.V., eingetragener Verein, KdöR, K.d.ö.R., AöR, A.ö.R.
    Körperschaft des öffentlichen Rechts, Anstalt des öffentlichen Rechts, Stiftung bürgerlichen Rechts
    Stiftung des öffentlichen Rechts, OG, offene Gesellschaft, KEG, OEG, e.U., GesbR, FlexCo, S.A., Sàrl
    S.à r.l., S.A.S., S.p.A., S.r.l., S.A.G.L., B.V., N.V., A/S, ApS, AB, ASA, Oy, Oy Ab, Oyj, Sp. z o.o.
    Sp. k., s.r.o., a.s., spol. s r.o., d.o.o., d.d., Kft., Zrt., OÜ, S.L., S.L.U., Inc., Incorporated
    Corp., Corporation, Ltd., Limited, Co. Ltd., Company Limited, Pty Ltd, Pty Limited, Pte Ltd, Pvt Ltd
    Private Limited, LLC, LLP, LP, PLC, i.L., i.G., i.Gr., in Liquidation, in Gründung
""")
#: short forms that count without dots, in any case
FORMS_IN_ANY_CASE: Final = word_set("ag kg ohg gbr ug mbh mbb llc llp plc ltd inc co kft")
#: short forms that count without dots as they stand here; "as", "oy", "ev" in small letters may be words
FORMS_AS_WRITTEN: Final = word_set("""
    SE SA AB AS OG LP BV NV SL eG eK eV eU Oy OY Oyj KEG OEG AöR ApS ASA SAS SpA Srl sro doo UAB
""")
#: the same where the whole name stands in capitals
FORMS_SHOUTED: Final = word_set("EG EK EV SRL SRO DOO APS")
#: what cleanco takes for a legal form and what is a word or a country far more often
NO_FORMS: Final = word_set("private etat koop coop obrt tapui scop sogepa peec sicav unlimited ad pp")
#: forms that are cut out in the middle of a name too, and after a hyphen ("Vertriebs-GmbH")
STRONG_FORMS: Final = word_set("gmbh ggmbh mbh gesmbh kgaa ag kg ohg gbr ug ltd inc llc aktiengesellschaft")
#: forms before a name
FORMS_IN_FRONT: Final = word_set("ooo oao pao zao uab")

#: what stands in the place of an employer and is none: words of which one is enough beside nothing but fillers.
#: The first of these states whose word is there counts: somebody self-employed and on leave is on leave.
STATUS_WORDS_OF: Final = {
    "leave": word_set("""
        elternzeit mutterschutz karenz babypause sabbatical sabbatjahr auszeit parental maternity paternity weltreise
    """),
    "retired": word_set("""
        rentner rentnerin altersrente fruehrentner fruehrentnerin pensionist pensionistin pensionaer pensionaerin pension rente ruhestand privatier
        privatiere vorruhestand retired
    """),
    "seeking": word_set("""
        arbeitslos unemployed arbeitssuchend arbeitsuchend arbeitssuche jobsuche jobsuchend stellensuchend suchend
        suche looking seeking opportunities jobless beschaeftigungslos stellenlos
    """),
    "student": word_set("""
        student studentin studierende studium schueler schuelerin azubi auszubildender auszubildende
    """),
    "undisclosed": word_set("stealth confidential vertraulich undisclosed anonym geheim"),
    "self_employed": word_set("""
        selbststaendig selbstaendig selbststaendige selbstaendige selbststaendiger selbstaendiger
        selbststaendigkeit selbstaendigkeit employed einzelunternehmen einzelunternehmer einzelunternehmerin
        soloselbststaendig
    """),
    "freelance": word_set("""
        freelance freelancer freelancerin freelancing freiberuflich freiberufliche freiberufler freiberuflerin
        freischaffend freischaffende freischaffender freie freier freies independent interim interimsmanager
        interimmanager interimsmanagement interimmanagement
    """),
    "private": word_set("privat private privatperson hausfrau hausmann homemaker"),
    "several": word_set("diverse diverses divers verschiedene verschiedenes mehrere various several"),
    "not_given": word_set("xing unbekannt unknown"),
}
#: words that say nothing beside a status
FILLER_WORDS: Final = word_set("""
    in im auf der die das den dem des ein eine einer eines als und oder and or zur zum zu nach bei seit
    since at as a an the of for to on my me i ich bin mein meine self selbst taetig taetigkeit taetige
    arbeit work working worker job jobs stelle position aufgabe aufgaben herausforderung herausforderungen
    neue neuen neuer neues new challenge challenges opportunity aktuell derzeit zurzeit zeit noch
    currently actively aktiv open offen fuer own eigene eigenes business unternehmen unternehmer
    unternehmerin firma firmen company companies startup mode kunde kunden auftraggeber arbeitgeber client
    clients customers projekt projekte projects mandate mitarbeiter mitarbeiterin manager managerin
    management berater beraterin beratung consultant consultants contractor professional coach trainer
    trainerin dozent dozentin entwickler entwicklerin developer designer designerin journalist
    journalistin autor autorin texter texterin fotograf fotografin grafiker grafikerin redakteur
    redakteurin uebersetzer uebersetzerin ingenieur ingenieurin architekt architektin unternehmensberater
    unternehmensberaterin mensch person leave mm m w d x nebenberuflich hauptberuflich vollzeit teilzeit bis until ab from wieder immer gerade
    wohlverdient wohlverdienten verdienten jetzt now freiwillig
""")
#: behind these words and one of `LINKS` a whole sentence is a state of life: "Student an der …", "Freelancer im Bereich …"
PLAIN_STATUS_WORDS: Final = word_set("""
    elternzeit mutterschutz karenz sabbatical rentner rentnerin pensionist pensionistin pensionaer ruhestand rente
    student studentin schueler schuelerin azubi selbststaendig selbstaendig selbststaendige selbstaendige
    freelancer freelancerin freiberufler freiberuflerin freiberuflich freischaffend hausfrau hausmann jobsuche
    arbeitslos arbeitssuchend retired unemployed
""")
LINKS: Final = word_set(
    "im in am an bei beim seit bis und fuer als mit der at as with for since and from ab nach"
)
#: whole entries, folded, that are no employer
STATUS_PHRASES_OF: Final = {
    "not_given": phrase_set("""
        n a, k a, keine angabe, keine angaben, nicht angegeben, ohne, kein, keine, keiner, nichts, tbd, tba
        x, xx, xxx, firma, unternehmen, company, arbeitgeber, not applicable, not available, not specified
        weiss nicht, egal, irgendwo, none of your business
    """),
    "seeking": phrase_set("""
        open to work, open for work, between jobs, in between jobs, ohne anstellung, zur zeit ohne anstellung
        ohne beschaeftigung, derzeit ohne beschaeftigung, available, verfuegbar
    """),
    "undisclosed": phrase_set("top secret, nda"),
    "leave": phrase_set("career break, on a break"),
    "retired": phrase_set("i r, a d"),
    "private": phrase_set("zuhause, zu hause, at home, home, home office, homeoffice, on the move"),
    "self_employed": phrase_set("""
        ich ag, own business, own company, my own business, my own company, eigene firma, eigenes unternehmen
        meine firma, mein unternehmen, self, selbst, in gruendung, startup
    """),
}
#: words that begin the name of a part of a firm; the first ones do so wherever they stand behind the firm's name
BRANCHES: Final = word_set("niederlassung zweigniederlassung zweigstelle geschaeftsstelle betriebsstaette")
UNITS: Final = BRANCHES | word_set("""
    nl standort filiale werk abteilung abt betriebsstaette buero vertriebsbuero hauptverwaltung zentrale
    headquarters hq branch department dept division geschaeftsbereich bereich institut lehrstuhl fakultaet
    referat dezernat regionaldirektion bezirksdirektion hauptsitz site office team departement amt fachbereich kompetenzzentrum
""")
#: the words for a country in firms' names, folded; the first of each is the one that keys have
COUNTRIES: Final = {
    "DE": "deutschland germany allemagne", "AT": "oesterreich austria autriche",
    "CH": "schweiz suisse switzerland svizzera", "LI": "liechtenstein", "LU": "luxemburg luxembourg",
    "FR": "frankreich france", "IT": "italien italia italy", "NL": "niederlande nederland netherlands holland",
    "BE": "belgien belgium belgique belgie", "GB": "uk gb britain england", "IE": "irland ireland",
    "US": "usa us america", "CA": "kanada canada", "AU": "australien australia", "ES": "spanien espana spain iberia",
    "PT": "portugal", "PL": "polen polska poland", "CZ": "tschechien czech cesko", "SK": "slowakei slovakia slovensko",
    "HU": "ungarn hungary magyarorszag", "SI": "slowenien slovenia slovenija", "HR": "kroatien croatia hrvatska",
    "RO": "rumaenien romania", "BG": "bulgarien bulgaria", "RS": "serbien serbia srbija",
    "SE": "schweden sverige sweden", "DK": "daenemark danmark denmark", "NO": "norwegen norge norway",
    "FI": "finnland suomi finland", "TR": "tuerkei turkey tuerkiye turkiye", "CN": "china", "IN": "indien india",
    "JP": "japan", "BR": "brasilien brasil brazil", "MX": "mexiko mexico",
}  # fmt: skip
COUNTRY_WORDS: Final = {word: country for country, words in COUNTRIES.items() for word in words.split()}
#: countries by legal forms that one country has, in letters alone
COUNTRY_FORMS: Final = {
    form: country
    for country, forms in {
        "DE": "ug ughaftungsbeschraenkt gug ek ekfm ekfr ekffr eingetragenerkaufmann eingetragenekauffrau ggmbh kgaa gbr partg "
        "partgmbb mbb eg ev vvag aoer kdoer unternehmergesellschaft eingetragenerverein "
        "eingetragenegenossenschaft",
        "AT": "og keg oeg eu gesmbh gesellschaftmbh egen gesbr flexco",
        "CH": "sagl", "FR": "sas sasu", "IT": "spa srl", "NL": "bv", "GB": "plc", "US": "inc incorporated llc corp corporation",
        "AU": "ptyltd ptylimited", "IN": "pvtltd", "SG": "pteltd", "DK": "as aps", "SE": "ab", "FI": "oy oyj oyab",
        "NO": "asa", "PL": "spzoo spk", "HU": "kft zrt", "EE": "oue", "ES": "sl slu", "CZ": "spolsro",
    }.items()
    for form in forms.split()
}  # fmt: skip
