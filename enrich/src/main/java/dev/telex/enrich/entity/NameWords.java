package dev.telex.enrich.entity;

import java.util.Set;

/// Words that tell about names of people and organisations.
final class NameWords {
    /// Before a person's name, and no part of it.
    static final Set<String> TITLES = words("""
            President Vice Prime Premier Chancellor Minister Secretary Senator Sen Representative Rep Governor Gov
            Mayor Judge Justice General Gen Lieutenant Lt Colonel Col Major Maj Captain Capt Sergeant Sgt Admiral
            Commander Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame King Queen Prince Princess Ambassador
            Congressman Congresswoman Chairman Spokesman Spokeswoman Foreign Defence Defense Finance Interior""");

    /// In a name, but not among the letters of its acronym.
    static final Set<String> SMALL = words("of for the and in on to a an de la du des et y del di und der für &");

    /// In capitals and brackets, and no name.
    static final Set<String> NO_NAMES = words("""
            GMT UTC CET EST EDT CST PST BST AM PM USD EUR GBP JPY CNY CHF AUD CAD INR CEO CFO COO CTO VP GDP GNP CPI
            PPI IPO PLC LLC ETF PDF FAQ TV UPDATE UPDATES CORRECTED CORRECTS ADDS RECASTS WRITETHROUGH REFILE MORE
            END ENDS EPS BPS BBL MLN BLN PCT AKA DNA HIV AIDS COVID VIDEO PHOTO PHOTOS PICTURES GRAPHIC FILE""");

    /// At the end of a company's name, and left out where it is named again.
    static final Set<String> COMPANY_ENDS = words("""
            inc corp co ltd plc llc ag sa nv se spa group holding holdings company corporation limited
            incorporated""");

    /// What a government does: behind a capital or a country, that is who is meant.
    static final Set<String> DEEDS = words("""
            said says announced announces accused accuses accusing warned warns urged urges wants wanted denied denies
            rejected rejects agreed agrees signed signs insisted insists vowed vows pledged pledges imposed imposes
            condemned condemns sent sends backs backed supports supported deploys deployed refused refuses demanded
            demands called calls expressed approved approves recognised recognized recognises recognizes declared
            declares threatened threatens blamed blames believes believed argues argued hopes hoped fears feared
            considers considered offered offers proposed proposes expelled expels sanctioned summoned recalled
            welcomed welcomes withdrew suspended suspends lifted lifts retaliated responded claims claimed maintains
            maintained seeks sought confirmed confirms acknowledged admitted decided decides plans planned""");

    /// Between a verb and its subject.
    static final Set<String> ADVERBS = words("""
            has had have also again already still now repeatedly strongly later first officially formally long""");

    /// Before a government, not before a city: "led by Washington", "pressure from Beijing".
    static final Set<String> AGENTS = words("by with between against");

    /// Before "X", the network.
    static final Set<String> ON_A_NETWORK = words("on via network platform site");

    private NameWords() {}

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }
}
