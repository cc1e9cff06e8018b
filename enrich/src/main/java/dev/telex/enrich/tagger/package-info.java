/// Finds the names in a text and says of what kind each is: a linear-chain conditional random field (Lafferty,
/// McCallum and Pereira, 2001) over hashed features.
///
/// Each token gets a label that says whether it begins, continues or ends a name of some kind, stands for one by
/// itself, or is none ([Labels]). The score of a labelling is the sum of a weight for each feature of each token
/// ([Features]: the words around, their endings, shapes and clusters) and one for each pair of neighbouring
/// labels; [Decoder] finds the best labelling of a sentence and how likely each name in it is.
///
/// [NameTagger] is the door for those who read names, [NameTraining] for who makes a model; what it was trained
/// on, and how good it is, says MODEL-CARD.md beside the model.
@NullMarked
package dev.telex.enrich.tagger;

import org.jspecify.annotations.NullMarked;
