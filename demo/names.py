"""Names as out of a storybook, given names and the makings of names of families: nobody is called so."""

GIRLS = (
    "Marigold Juniper Clementine Saffron Tansy Bryony Peony Celandine Damson Fern Hazel Ivy Jessamy Larch Mallow "
    "Myrtle Nettie Olive Pansy Quince Rosemary Sorrel Tamarind Verbena Willow Yarrow Zinnia Bluebell Campion Dahlia "
    "Elder Foxglove Gentian Heather Iris Jasmine Lavender Mimosa Nigella Primrose "
)
BOYS = (
    "Ash Barnaby Cosmo Dill Elm Fennel Garland Hawthorn Indigo Jasper Kestrel Linden Merlin Nettle Orion Peregrine "
    "Quill Robin Sage Teasel Umber Vesper Wren Yew Zephyr Alder Basil Cedar Drake Ember Finch Griffin Heron Inigo Jay "
    "Kite Lark Moss Oakley Pike "
)
# The names of families are two of these put together.
HOUSES = (
    "Apple Bird Candle Dandy Eider Feather Ginger Honey Inkle Juggle Kettle Lantern Marble Nutmeg Oatcake Pebble Quill "
    "Rainbow Saltpan Thimble Umber Velvet Whistle Yonder Bramble Cobble Drizzle Elfin Fiddle Gosling Hollow Icicle "
    "Jelly Kindle Lady Moonbeam Nimble Otter Puddle Quiver River Snowberry Tinder Vinegar Willow Acorn Button Clover "
    "Dewdrop Evening Firefly Gossamer Hedgerow Ivory Jackdaw "
)
ENDINGS = (
    "wick stitch penny whistle cote marrow bough tumble wander glow spindle pepper ripple by thorn sett feather hatch "
)
