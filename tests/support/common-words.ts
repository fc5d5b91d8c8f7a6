/** Everyday English words of the texts, of which nothing need be told: they mean here what they mean anywhere. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
    acquaintances admit admits advised afternoon again agree agrees ahead alike alive almost alone along already
    always an and any anything anywhere are arms around arrived arrives as aside at bag bank be beforehand begin
    behind best better beyond blood blows boiler borne both broken brought by call calls came carried cart certain
    charge chimney coal coast coat collect comes conference cord counts crawls crime cupboard custom cut dark dawn
    dearer decides decline deny deputy desk dig dinner district do does done door down drawer each eleven else
    every everyone everything expelled eyes fallen family farming fence floor foams for foreign form forties four
    free friends from funerals furnace gate get glass goes gone good green haggled has haul he head heaps heard
    heavy her him his hold holds holiday hotel house hundredweight hurry if in instead into invite is it its
    juggle kin knock know knows laid large late later leader leaves letter lifts light like line lingers listens
    little live locked lodge loudspeakers lower machines make many materials matter meeting men metal minutes most
    motor move name neighbour neighbours never next night nine no nod nods noon notebook noticed november of off
    on once only onto or overlooked pack parcels partly pay payday pays poor presses prizes pulls pupils purpose
    quay raise ran reads ready registered regret reorganised rid rides right rode roof room round said sake same
    say says school second secrecy see seemed send shafts shakes shoes should shouts shows shrugs shut side sight
    sign signs silent sing sit sits sleeve smelt smokes so some somebody something sometimes somewhat soup speak
    speaks spend spoken stands stay still stolen storeroom strong swelling telegram tell th thank that the their
    them these things thinner third this those three ticket tied times tired to today tonight too took top towards
    tried true unanswered under university unloaded unsheltered until up upper visit voice wake walk walking walks
    was waves wear wears weddings weep weight wet what wheeled whenever where whether who whom whose will wind
    window with word worst wrapped write writes writing written wrong yard young your yours yourself
  `
    .trim()
    .split(/\s+/),
);
