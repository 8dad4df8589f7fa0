"""Names as out of a storybook, first names of girls and boys and names of families: nobody is called so."""

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
FAMILIES = (
    "Applecross Birdwhistle Candlewick Dandybrook Eiderdown Featherstitch Gingerfield Honeysett Inkpenny Jugglestone "
    "Kettlewright Lanternby Marblecote Nightjar Oatcake Pebbleworth Quicksilver Rainshadow Saltmarrow Thimblewood "
    "Underbough Velvetmoor Whistledown Yellowham Amberley-Moon Bramblethorpe Cobblepot Driftwood Elderflow Fiddlewick "
    "Goosefeather Hollowtree Icicle Jellicot Kingcup Ladybower Moonraker Nutbrown Otterby Puddlecombe Quiltmaker "
    "Rivergold Snowberry Tinderbox Umberfold Vinegrove Windlestraw Yonderhill Acornby Buttonhole Cloudberry Dewpond "
    "Evensong Fernhollow Gossamer Hedgerow Islekeeper Jackdaw Kindlewood Lampwick Milkmaid Needlebrook Orchardson "
    "Patchwork Rushlight Seaglass Tumbledown Wintergreen "
)
