/** Everyday English words of the texts, of which nothing need be told: they mean here what they mean anywhere. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
    above accident accused acquaintances add admit admits advised afternoon again against agree agreed agrees ahead
    alike alive allows almost alone along already also always an and anew animals any anybody anything anywhere are
    arms around arrived arrives as aside asked asks at ate autumn bag bank bar be because becomes been before beforehand
    begin behind being best betrayal better beyond blood blows boiler bore borne both breach broken brought buried but
    by call calls came carried cart caught certain charge cheaper chimney choose chose coal coast coat collect comes
    conference cord counts crackdown crawls crime cupboard custom cut dare dark dawn deals dearer decide decides
    decline denser denunciation deny deputy desk did difference different dig dinner district do does done door down
    drawer drawn drink driven each earlier earns eaten either eleven else emptied enforce every everyone everything
    expelled eyes face faith fallen family farming fear fence fewer fine fixed floor foams follows for forbids foreign
    form forties four free friends from front funerals furnace gate get gives glass goes gone good goods green had
    haggled hangs has haul having he head heaps hear heard heavy her him himself his hold holds holiday homes hotel house
    hundredweight hurry if in injury instead into invite is it its itself juggle just kg kilogram kin kinder knock
    know known knows labour laid large late later lathe leader leads least leaves left leniency letter lifts light
    larger like liked likelier likely line lingers list listed listens little live locked lodge loudspeakers lower machines made
    man make many marked marks materials matter meanwhile measured meeting members men metal minutes mix model moment most moves went
    mother motor move name neighbour neighbours neither never next night nine nineteen no nod nods noise noon nor
    notebook noticed november of off often on once only onto or others overlooked pack parcels partly past pay payday
    pays pictures poor possible presses prizes pulls pupils pure purge purpose quay railway raise ran read reads ready
    reason recovering registered regret remember reorganised rest richest rid rides right robbery rode roof room round
    rule run said sake sale sales same say says school scraped second secrecy see seemed seen seized send set sets
    seven shafts shakes shoes should shout shouts shows shrugs shut side sight sign signs silence silent sing sit sits
    sleeve slept smaller smelt smokes smuggling so some somebody something sometimes somewhat sorry soup speak speaks
    spend spent spoke spoken stand stands stay still stolen storeroom straits strong sure swelling swollen table
    telegram tell tells testimony text th thank that the theft their them themselves then these things thinner third
    this those three ticket tied times tired to today together tonight too took top towards travelled tried true trust
    turn unanswered undecided under university unloaded unsheltered until up upper upward used verdict very visit
    voice wake walk walking walks was washed waves wear wears weather weddings weep weight wet what whatever wheeled
    whenever where whether who whom whose will wind window winter with witnesses women word words workmates worst
    wrapped write wrote writes writing written wrong yard years yet young your yours yourself yourselves
  `
    .trim()
    .split(/\s+/),
);
