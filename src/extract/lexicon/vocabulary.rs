//! Words that tell what stands beside them: prepositions, verbs of saying, titles, nouns of organisations and places.
//!
//! Data, not code: a class is a bit, a list is a row. Names of the world are not here but in the gazetteer.

use std::sync::LazyLock;

use super::{class::Class, given::GIVEN_NAMES};
use crate::text::{WordKey, WordTable};

const PARTICLES: &str =
    "al el ad as ash an ar at az ez ul de del della di da du la le van von der den ter bin ibn bint dos";

/// Whether a folded word is a particle of names.
pub fn is_particle(folded: impl Into<WordKey>) -> bool {
    static TABLE: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[PARTICLES]));
    TABLE.has(folded)
}

/// Every list of words with its class; words are folded.
pub(super) const LISTS: &[(Class, &str)] = &[
    (Class::PARTICLE, PARTICLES),
    (
        Class::FUNCTION,
        "the a an of and or but nor in on at to from by with for about against between among under over after before \
         during since until till while when where why how who whom whose which what that this these those there here \
         it its he she they them him her his their our your my we us you i me is are was were be been being am has have \
         had having do does did doing will would can could may might must shall should not no yes as if so than then \
         too very also just only even still yet both each every either neither all any some many much more most several \
         few fewer less least other others another such same own again ever never always often once now today tomorrow \
         yesterday tonight however meanwhile moreover furthermore nevertheless nonetheless instead indeed thus hence \
         therefore although though because unless whereas whether despite unlike like amid amidst around across near \
         inside outside within without into onto upon toward towards through throughout above below behind beyond \
         beside besides along up down out off away back earlier later recently previously currently finally eventually \
         additionally separately similarly elsewhere according accordingly asked speaking given following including \
         regarding concerning based first second third last next one two three four five six seven eight nine ten \
         eleven twelve dozens scores hundreds thousands millions half nearly almost about approximately roughly perhaps \
         maybe please let lets it's don't didn't nobody nothing everything everyone someone anyone something anything \
         anybody somebody none thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty \
         sixty seventy eighty ninety hundred thousand million billion whatever whoever wherever whenever per via versus \
         well ago rather quite already soon together apart",
    ),
    (Class::IN, "in near across inside outside around throughout into within onto"),
    (Class::AT, "at from to of over for on through along toward towards via beyond off"),
    (
        Class::CLAUSE,
        "that while but whether because if when as since after before until although though whereas unless once so and \
         or meanwhile however yet",
    ),
    (
        Class::SAYING,
        "said says say saying told tells tell telling added adds adding stated states stating warned warns announced \
         announces announcing insisted insists stressed stresses noted notes noting argued argues claimed claims \
         claiming explained explains declared declares denied denies confirmed confirms confirming wrote writes replied \
         acknowledged acknowledges reported reports reporting tweeted quipped recalled emphasised emphasized underlined \
         reiterated reaffirmed observed commented concluded continued asserted alleged alleges testified vowed pledged",
    ),
    (
        Class::AUXILIARY,
        "has have had will would can could may might must should shall does did do is are was were cannot can't won't \
         hasn't haven't didn't doesn't isn't wasn't wouldn't",
    ),
    (
        Class::VERB,
        "says tells adds insists argues claims denies confirms announces warns accuses accuse blames blame backs back \
         supports support wants want seeks seek hopes hope plans plan pushes push boosts boost offers offer agrees agree \
         rejects reject refuses refuse urges urge calls call condemns condemn launches launch sends send gives give gave \
         takes take took makes make made holds hold held begins begin began sets set puts put keeps keep kept leads lead \
         led brings bring brought meets meet met goes go went comes come came gets get got leaves leave left finds find \
         found thinks think thought knows know knew believes believe considers consider expects expect fears fear helps \
         help lets let uses use tries try needs need remains remain becomes become became shows show fights fight fought \
         wins win won loses lose lost pays pay paid sells sell sold buys buy bought strikes strike struck hits hit shoots \
         shoot shot breaks break broke withdraws withdraw withdrew understands understand understood speaks speak spoke \
         sees see saw signs sign votes vote vetoes veto joins join opposes oppose demands demand proposes propose \
         deploys deploy steps step stands stand stood arms arm funds fund trains train hosts host brokers broker \
         guarantees guarantee faces face threatens threaten responds respond reacts react sticks stick retains retain \
         bombs bomb shells shell invades invade annexes annex imposes impose lifts lift bans ban kills kill moves move \
         aims aim appears appear seems seem continues continue intends intend decides decide declares declare welcomes \
         welcome hails hail slams slam criticises criticise criticizes criticize dismisses dismiss suspends suspend ends \
         end halts halt cuts cut ratchets steers resumes resume scrambles shares share works work lays lay laid rules \
         rule vows vow pledges pledge regards regard views view prepares prepare presses press pressures pressure \
         stays stay chooses choose chose sponsors sponsor mediates mediate repeats repeat clashes clash trades trade",
    ),
    (
        Class::TITLE,
        "mr mrs ms miss dr prof professor sir lord lady president minister secretary general gen lt lieutenant col \
         colonel maj major capt captain cmdr commander adm admiral sgt sergeant brig brigadier ambassador envoy spokesman \
         spokeswoman spokesperson negotiator leader chief director head chairman chairwoman chairperson chair chancellor \
         premier senator sen congressman congresswoman representative rep governor gov mayor judge justice king queen \
         prince princess emir sultan pope patriarch archbishop bishop monsignor monsenor monseigneur msgr cardinal sheikh sheik imam ayatollah mufti mullah \
         diplomat official adviser advisor analyst activist strongman dictator ruler economist expert researcher author \
         historian journalist reporter correspondent editor columnist writer photographer lawyer attorney prosecutor \
         opposition politician lawmaker mp coach player striker captain founder co-founder coordinator delegate \
         representative deputy undersecretary counterpart boss executive ceo coordinator rapporteur commissioner inspector \
         officer detective superintendent constable doctor surgeon medic resident rebel fighter militant jihadist tsar \
         singer actor actress director producer scientist engineer astronaut pilot professor teacher student physicist \
         colleague aide aides wife husband son daughter brother sister father mother widow victim witness suspect \
         defendant mediator monitor observer campaigner treasurer manager owner candidate nominee councillor speaker assemblyman assemblywoman councilman councilwoman alderman \
         firefighter cleric preacher oncologist physician biologist lawmaker oceanographer businessman businesswoman \
         entrepreneur inventor comedian musician chairperson caliph warlord smuggler ringleader mate developer programmer \
         designer artist painter sculptor novelist poet playwright broadcaster presenter blogger priest rabbi pastor reverend \
         rev nun monk abbot architect biochemist mathematician astronomer astrophysicist psychologist sociologist \
         geologist seismologist meteorologist epidemiologist virologist neurologist archaeologist anthropologist zoologist \
         nurse paramedic headteacher dean lecturer scholar academic tycoon billionaire magnate philanthropist banker \
         president-elect vice-president incumbent challenger mep legislator parliamentarian secretary-general attache consul \
         statesman composer conductor drummer guitarist bassist vocalist frontman lyricist songwriter singer-songwriter \
         rapper dancer choreographer filmmaker screenwriter goalkeeper midfielder winger cricketer footballer quarterback \
         cyclist swimmer sprinter athlete golfer boxer wrestler skipper grandmaster gymnast referee curator \
         photojournalist cameraman newsreader pundit commentator strategist pollster organiser organizer whistleblower \
         gunman shooter attacker bomber assassin dissident defector survivor neighbour neighbor friend cousin nephew niece \
         uncle aunt grandfather grandmother grandson granddaughter fiance fiancee girlfriend boyfriend stepfather \
         stepmother commodore corporal marshal sheriff ombudsman magistrate solicitor barrister undersecretary-general \
         co-founder co-author co-chair cofounder vice-chancellor vice-chairman shaykh hajj sayyed hojatoleslam treasurer \
         aide-de-camp bureaucrat civil-servant senators ministers presidents generals representatives governors mayors \
         judges justices professors messrs mme monsieur madame herr frau signor senor secretaries commanders activists \
         journalists singers actors actresses officers voter protester demonstrator villager eyewitness brothers sisters legislators lawmakers diplomats envoys leaders",
    ),
    (
        Class::TITLE_PART,
        "foreign defence defense prime deputy vice special interior interim acting former senior top chief high state \
         assistant under principal joint late then veteran national military political security press opposition rebel \
         regional finance energy transport health education justice home crown grand supreme main lead ex retired \
         us american chief executive human rights aid humanitarian government party delegation attorney major brigadier \
         lieutenant secretary staff sergeant police army navy naval air force fire district county court information culture tourism environment agriculture \
         industry commerce treasury labour labor infrastructure housing water electricity oil petroleum planning religious \
         affairs emergencies emergency communications telecommunications science technology youth sports economy economic \
         trade development welfare minority majority",
    ),
    (Class::ROYAL, "king queen pope prince princess emir sultan patriarch ayatollah"),
    (
        Class::ORGANISATION,
        "committee committees council councils ministry front army observatory coalition movement brigade brigades \
         battalion battalions news post times agency agencies centre center group command organisation organization party \
         union association commission department bureau office institute institution university college foundation fund \
         federation network alliance corps force forces militia parliament senate assembly court tribunal bank authority \
         board service services press tribune courier chronicle observer dispatch weekly journal herald guardian telegraph gazette daily review radio television tv \
         broadcasting company corporation corp inc ltd society league club crescent cross watch initiative mission \
         programme program campaign congress conference delegation bloc faction regiment division guard guards police \
         navy secretariat directorate administration academy hospital school trust partnership consortium airlines \
         airways church defence ministry units unit helmets railway railways motors holdings technologies laboratories \
         laboratory studios apparatus bulletin inquirer examiner globe pharmaceuticals zoo library orchestra",
    ),
    (
        Class::GROUP,
        "group groups militants fighters rebels faction factions militia militias jihadists insurgents alliance coalition \
         party movement organisation organization agency newspaper daily network channel television broadcaster station \
         website magazine battalion brigade affiliate extremists terrorists gunmen commander leader spokesman officials \
         correspondent reporter journalist photographer monitor watchdog charity bloc",
    ),
    (
        Class::PLACE,
        "city town village province provinces region regions district districts neighbourhood neighbourhoods neighborhood \
         neighborhoods suburb suburbs governorate governorates countryside area areas enclave enclaves border airport \
         airbase camp camps island islands resort valley river mountain mountains hills hill county state street square \
         port harbour harbor peninsula desert lake capital towns cities villages outskirts crossing oasis highway road \
         quarter municipality settlement hamlet stronghold township subdistrict oblast settlements hamlets townships quarters \
         farms checkpoints fronts ports barrens heights plain surroundings slopes prison mosque roundabout checkpoint base \
         airbase junction bridge dam farm hospital school field fields oilfield oilfields",
    ),
    (
        Class::KIND,
        "group faction militia newspaper daily network channel television broadcaster website magazine agency movement \
         party organisation organization alliance coalition battalion brigade watchdog charity bloc band company firm \
         startup airline carrier automaker manufacturer publisher retailer conglomerate ngo outlet tribe clan",
    ),
    (
        Class::BODY,
        "service institute institution think-tank tank foundation bank union association university nonprofit non-profit \
         consultancy subsidiary consortium club team authority regulator federation council",
    ),
    (
        Class::KIND_PART,
        "jihadist terror terrorist rebel militant insurgent extremist armed news opposition monitoring political aid tv \
         media militia rights advocacy islamist takfiri",
    ),
    (
        Class::NO_PLACE,
        "congress parliament english arabic ramadan islam facebook twitter brief photos god part christ heaven youtube \
         whatsapp telegram french russian german spanish instagram reddit android linux windows java python",
    ),
    (
        Class::STATE,
        "government administration authorities leadership officials military army troops forces warplanes jets soldiers \
         diplomats intelligence negotiators lawmakers",
    ),
    (
        Class::TOPONYM,
        "tal tel tell khirbet khirbat kherbat deir dayr der jabal jebel ain ayn kafr kfar kafar rasm wadi beit bait bayt zor \
         qalaat qalat jisr maarat maaret maara nahr bir bustan mazraat tallet talat masaken souq burj qasr hawsh hosh jubb \
         jebb sahl um umm tloul toloul twlol bab marj mount mt fort lake port cape villa isla rio puerto ciudad county",
    ),
    (
        Class::LAND_USE,
        "residential refugee oil gas military industrial border mountain coastal historic commercial market rural",
    ),
    (
        Class::HELD,
        "control siege recapture liberation residents inhabitants vicinity kilometres kilometers km miles",
    ),
    (
        Class::SEIZED,
        "retook recaptured besieged shelled stormed overran entered entering retaking recapturing shelling",
    ),
    (
        Class::MEDIA,
        "news post times press tribune courier chronicle herald guardian telegraph gazette daily weekly \
         dispatch television tv inc ltd corp",
    ),
    (
        Class::OWNER,
        "people peoples workers women children teachers students farmers doctors mothers soldiers writers journalists \
         lawyers veterans nation king queen employees",
    ),
    (
        Class::LANDMARK,
        "sea ocean bay gulf strait straits canal hill hills river valley island islands isles peninsula county parish square \
         street avenue boulevard bridge tower towers park stadium museum cathedral basilica mosque shrine palace castle \
         citadel monument memorial theatre theater dam airport airfield heights plaza mountains falls garden gardens \
         cemetery reef archipelago cape hotel",
    ),
    (
        Class::THING,
        "hurricane typhoon cyclone storm mv hms uss rms flight operation project telescope system traffic plan \
         award prize cup games agreement declaration treaty resolution series show law doctrine ship boeing airbus \
         windows android convention constitution accord protocol act championship championships trophy olympics awards \
         spacecraft rover virus syndrome disease variant edition version chapter episode album song movie film \
         novel comet asteroid category apollo soyuz",
    ),
    (
        Class::BANNER,
        "jaish jaysh jeish liwa liwaa kataib kata'ib katibat katiba ansar ahrar jabhat faylaq failaq harakat hizb saraya suqour suqur \
         firqat firqa jund asaib tajammu jamaat jamaa lashkar tehreek",
    ),
    (
        Class::RULE,
        "regime rule reign administration dynasty loyalists loyalist junta presidency premiership family ouster departure resignation \
         overthrow downfall removal supporters opponents",
    ),
    (
        Class::CONFLICT,
        "war wars conflict crisis uprising revolution revolt rebellion insurgency fighting bloodshed unrest violence",
    ),
    (Class::PROCESS, "talks negotiations process meetings rounds"),
    (
        Class::CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr jun jul \
         aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs \
         fri sat sun ramadan easter christmas eid",
    ),
    (
        Class::DIRECTION,
        "north south east west northern southern eastern western central northeast northwest southeast southwest \
         northeastern northwestern southeastern southwestern neighbouring neighboring nearby rural upper lower downtown \
         greater besieged war-torn occupied mainland inner outer bordering adjacent",
    ),
    (
        Class::ALLY,
        "ally allies powerbroker powerbrokers broker brokers supporter supporters guarantor guarantors backer backers \
         rival rivals foe foes sponsor sponsors patron patrons adversary adversaries superpower superpowers archrival \
         signatory signatories co-sponsors heavyweight heavyweights member members power powers government governments",
    ),
    (
        Class::PARTY,
        "sides parties powers players guarantors members allies backers governments sponsors actors brokers states \
         rivals enemies participants mediators partners signatories",
    ),
    (
        Class::PEOPLE,
        "kurd kurds kurdish sunni sunnis takfiri takfiris wahhabi wahhabis shia shias shiite shiites shi'ite alawite alawites muslim muslims christian \
         christians arab arabs arabic druze jew jews jewish western westerners european europeans african africans asian \
         asians islamist islamists islamic catholic catholics orthodox yazidi yazidis yezidi turkmen salafist salafi \
         hispanic latino latin english hebrew buddhist hindu hindus victorian victorians armenian armenians assyrian assyrians baathist republican republicans democrat democrats tory tories",
    ),
    (
        Class::ADDRESS,
        "told tell tells telling urged urge urges urging accused accuse accuses accusing asked ask asks asking pressed \
         pressure pressed pressuring warned warn warns warning offered offer offers offering persuaded persuade convinced \
         convince allowed allow allows forced force forces blamed blame blames blaming thanked thank thanks criticised \
         criticized criticise criticize helped help informed inform invited invite begged beg assured assure reminded \
         remind condemned condemn condemns praised praise challenged challenge authorised authorized commended joined \
         join sued sue want wants wanted let make require required requires obliges oblige enabled enable permits permit \
         deter deterred counter confront provoke provoked angered infuriated represented representing assisted assist \
         backed back backs backing support supported supporting supports",
    ),
    (
        Class::ACT,
        "support backing help aid assistance side behalf role ally allies position objection objections approval proposal \
         proposals statement statements call calls demand demands request requests offer message messages response \
         pressure sanctions talks deal deals agreement agreements cooperation tension tensions contacts relations ties \
         negotiations dialogue blame criticism accusations dispute disputes rift differences consensus understanding \
         accord accords alliance partnership clash clashes confrontation military plan plans permission mediation auspices \
         initiative invitation delegation delegations delegates representatives envoys diplomats officials leaders \
         protection patronage consent veto guarantee guarantees assurances appeal letter threat threats warning warnings \
         backed supported guaranteed influence reliance dependence ambassadors ministers meeting meetings coordination \
         intervention according thanks loyal opposed close closer",
    ),
    (
        Class::LANDSCAPE,
        "capital city cities town towns village villages war wars conflict crisis people peoples population territory \
         territories border borders north south east west northern southern eastern western northeast northwest \
         southeast southwest coast airspace province provinces region regions countryside future economy centre center \
         uprising revolution bloodshed heartland oil streets neighbourhoods suburbs districts children civilians \
         minorities infrastructure hospitals schools desert shores mountains skies soil neighbours neighbors citizens \
         refugees history constitution society fate independence sovereignty stability largest biggest second-largest \
         worst deadliest bloodiest main airport airports dead guns battlefield frontlines rebels survivors sea ports universities industry destruction tragedy",
    ),
    (
        Class::STRICKEN,
        "hit struck devastated ravaged bombed shelled divided located torn rocked plunged destroyed besieged captured \
         recaptured retaken seized liberated attacked targeted engulfed gripped shaken populated situated surrounded \
         cut flooded pounded pummelled bombarded evacuated occupied",
    ),
    (
        Class::HAPPENING,
        "seen suffered descended lies lie lay remained become became fallen fell falls witnessed endured experienced \
         collapsed slid slipped borders saw sees seen",
    ),
    (
        Class::RAID,
        "attack attacks strike strikes raid raids airstrike airstrikes assault assaults bombing bombings bombardment war \
         offensive operation operations visit visits trip trips return returned travel travelled traveled fled flee \
         escaped flew fly flying went go going goes came come coming moved move way road route flights access entered \
         advance advanced withdrew withdrawal expert experts report reports focus focused focuses back sent arrived \
         crossed deported evacuated displaced refugees civilians people residents",
    ),
    (
        Class::COMMON,
        "resolution article page views newsletter chapter section figure table photo image video file picture map source \
         sources tags tag share comments comment print email subscribe closed close send see read more top best headline \
         update updates breaking exclusive opinion editorial analysis interview world home about contact copyright \
         internet god allah islam christianity sharia facebook twitter youtube google whatsapp communique declaration \
         treaty protocol constitution charter accord act bill law plan summit peace war talks deal round rounds agreement \
         roadmap ceasefire truce zone zones civilian civilians killed dead toll dies die death deaths mr rebels rebel \
         regime strikes airstrikes air raid attack attacks attacked attacking kills wounded injured syrian-led violence \
         north south east west northern southern eastern western central hours people children women men terrorists \
         terrorism militants fighters opposition state states government governments humanitarian cold great black white \
         red green new old day night morning mid early late congressional presidential parliamentary federal provincial municipal electoral judicial \
         constitutional legislative royal imperial papal olympiad olympics honour honor christian human rights master civil social media local \
         international global national nobel olympic prize games cup award awards championship ngo ngos gmt utc dna gps tv ceo pdf id phd faq brexit internet system systems tracking telescope \
         act plan index protocol syndrome virus disease vehicle device series show movie film album song project",
    ),
    (Class::GIVEN, GIVEN_NAMES),
];
