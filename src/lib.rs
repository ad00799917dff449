//! Carte des services aux familles: the family services of the Haute-Marne as map, table and sentence.
