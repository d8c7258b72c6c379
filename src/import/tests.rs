//! Pages, paper and copied words of many shapes become articles that our own reader reads as they say.
