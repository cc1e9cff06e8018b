package dev.telex.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.SeenItems.Item;
import dev.telex.wire.SeenItems.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenItemsTest {
    @Test
    void givesBackWhatWasPackedToTheLastBit() {
        List<Item> items = new ArrayList<>();
        for (Named named : Named.values()) {
            for (int flags = 0; flags < 8; flags++) {
                items.add(new Item(
                        SeenItems.name("name", named.name(), "" + flags),
                        SeenItems.content("content", named.name(), "" + flags),
                        named,
                        (flags & 4) != 0,
                        (flags & 2) != 0,
                        (flags & 1) != 0,
                        named == Named.GIVEN ? Ids.hash("" + flags) : null));
            }
        }
        items.add(new Item((1L << 38) - 1, (1 << 29) - 1, Named.LINK, true, true, true, null));
        items.add(new Item(0, 0, Named.LINK, false, false, false, null));
        SeenItems seen = SeenItems.pack(items, List.of((1L << 38) - 1, 0L, 7L));
        assertThat(seen.items()).isEqualTo(items);
        assertThat(seen.shared()).containsExactly((1L << 38) - 1, 0L, 7L);
        assertThat(seen.present()).isEqualTo(17);
    }

    @Test
    void needsNineBytesAnItem() {
        Item item = new Item(1, 2, Named.LINK, false, true, true, null);
        List<Item> fifty = Collections.nCopies(50, item);
        assertThat(SeenItems.pack(fifty, List.of()).packed()).hasSize(50 * 9 + 9);
    }

    @Test
    void refusesWhatIsCutOffOrOfAnotherLayout() {
        byte[] packed = SeenItems.pack(List.of(new Item(1, 2, Named.LINK, false, true, true, null)), List.of(3L))
                .packed();
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> SeenItems.of(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] other = packed.clone();
        other[0] = 2;
        assertThatThrownBy(() -> SeenItems.of(other)).hasMessageContaining("layout 1");
    }
}
