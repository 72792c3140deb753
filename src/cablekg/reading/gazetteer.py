"""Place names and adjectives of nations: enough to tell `Ambassador in Oslo P. Holm` from a longer place.

No register of places (that is the data's): only words that tell where an office's complement ends and a name
begins, and which word after a comma is a place. A place missing here makes a reading more careful, never bolder.
"""

import re

#: Countries, former countries and regions by the names and abbreviations that English titles use.
_COUNTRIES = """
Afghanistan; Albania; Algeria; Angola; Argentina; Armenia; Australia; Austria; Austria-Hungary; Azerbaijan; Bahrain;
Bangladesh; Belarus; Belgium; Benin; Bolivia; Bosnia; Botswana; Brazil; Britain; Bulgaria; Burma; Burundi;
Byelorussia; CSSR; Cambodia; Cameroon; Canada; Ceylon; Chad; Chile; China; Colombia; Congo; Costa Rica; Crimea;
Croatia; Cuba; Cyprus; Czech Republic; Czechoslovakia; DDR; DPRK; DRV; Dahomey; Democratic People's Republic of
Korea; Democratic Republic of Vietnam; Denmark; Dominican Republic; East Germany; Ecuador; Egypt; El Salvador;
England; Eritrea; Estonia; Ethiopia; FRG; Federal Republic of Germany; Finland; France; GDR; Gabon; Gambia; Georgia;
German Democratic Republic; Germany; Ghana; Great Britain; Greece; Guatemala; Guinea; Guyana; Haiti; Honduras; Hong
Kong; Hungary; Iceland; India; Indonesia; Inner Mongolia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica;
Japan; Jordan; Kampuchea; Kazakhstan; Kenya; Korea; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia;
Libya; Lithuania; Luxembourg; Macedonia; Madagascar; Malawi; Malaya; Malaysia; Mali; Malta; Manchuria; Mauritania;
Mexico; Moldova; Mongolia; Montenegro; Morocco; Mozambique; Namibia; Nepal; Netherlands; New Zealand; Nicaragua;
Niger; Nigeria; North Korea; North Vietnam; Northern Rhodesia; Norway; Oman; PDRE; PDRK; PRC; PRG; Pakistan;
Palestine; Panama; Paraguay; People's Republic of China; Persia; Peru; Philippines; Poland; Portugal; Prussia;
Qatar; ROK; Republic of China; Republic of Korea; Rhodesia; Romania; Rumania; Russia; Rwanda; SDR; Saudi Arabia;
Scotland; Senegal; Serbia; Siberia; Sierra Leone; Singapore; Sinkiang; Slovakia; Slovenia; Somalia; South Africa;
South Korea; South Vietnam; South Yemen; Soviet Union; Spain; Sri Lanka; Sudan; Sweden; Switzerland; Syria; Taiwan;
Tanganyika; Tanzania; Thailand; Tibet; Togo; Transcaucasia; Trinidad; Tunisia; Turkey; Tuva; U.S.; UAR; UK; US; USA;
USSR; Uganda; Ukraine; United Arab Republic; United Kingdom; United States; United States of America; Uruguay;
Uzbekistan; Venezuela; Viet Nam; Vietnam; West Germany; Xinjiang; Yemen; Yugoslavia; Zaire; Zambia; Zimbabwe
"""

#: Cities and towns where embassies sat and talks were held, in the spellings of the time.
_CITIES = """
Accra; Addis Ababa; Aden; Alexandria; Algiers; Alma-Ata; Amman; Amsterdam; Ankara; Antananarivo; Ashgabat; Athens;
Baghdad; Baku; Bamako; Bandung; Bangkok; Batavia; Beijing; Beiping; Beirut; Belgrade; Berlin; Bern; Berne; Bishkek;
Bogota; Bonn; Brasilia; Bratislava; Brazzaville; Brussels; Bucharest; Budapest; Buenos Aires; Cairo; Calcutta; Camp
David; Canberra; Canton; Cape Town; Caracas; Casablanca; Changchun; Chicago; Chongqing; Chungking; Colombo; Conakry;
Constantinople; Copenhagen; Dacca; Dakar; Dalian; Damascus; Dar es Salaam; Delhi; Djakarta; Dublin; Dushanbe; East
Berlin; Gdansk; Geneva; Guangzhou; Guatemala City; Hague; Hamburg; Hanoi; Harbin; Havana; Helsinki; Hiroshima; Ho Chi
Minh City; Irkutsk; Islamabad; Istanbul; Jakarta; Jerusalem; Johannesburg; Kabul; Karachi; Khartoum; Kiev; Kinshasa;
Kishinev; Kremlin; Kuala Lumpur; La Paz; Lagos; Legnica; Leningrad; Leopoldville; Libreville; Lima; Lisbon; Ljubljana;
London; Los Angeles; Luanda; Lusaka; Lushun; Madrid; Managua; Manila; Maputo; Mexico City; Minsk; Mogadishu; Monrovia;
Montevideo; Moscow; Mukden; Munich; Nairobi; Nanjing; Nanking; New Delhi; New York; Nicosia; Nouakchott; Odessa; Oslo;
Ottawa; Ouagadougou; Panama City; Panmunjom; Paris; Peiping; Peking; Phnom Penh; Pitsunda; Pitzunda; Port Arthur; Port
Said; Port-au-Prince; Potsdam; Prague; Pretoria; Pyongyang; Quito; Rabat; Rangoon; Reykjavik; Riga; Rio de Janeiro;
Rome; Saigon; San Francisco; San Jose; San Salvador; Santiago; Santo Domingo; Sao Paulo; Seoul; Shanghai; Shenyang;
Singapore; Skopje; Sofia; St. Petersburg; Stockholm; Tallinn; Tananarive; Tashkent; Tbilisi; Teheran; Tehran; Tel
Aviv; Tiananmen; Tianjin; Tientsin; Tirana; Tokyo; Toronto; Tripoli; Tsingtao; Tunis; Ulaanbaatar; Ulan Bator;
Urumchi; Urumqi; Vatican; Vienna; Vientiane; Vilnius; Vladivostok; Warsaw; Washington; Washington, D.C.; Washington,
DC; Wellington; White House; West Berlin; Xibaipo; Yalta; Yan'an; Yenan; Yerevan; Zagreb; Zurich
"""

_ADJECTIVES = """
Afghan Albanian Algerian American Angolan Arab Argentine Argentinian Armenian Asian African European Australian Austrian
Azerbaijani Belgian Bolivian Brazilian British Bulgarian Burmese Cambodian Canadian Chilean Chinese Colombian Congolese
Croatian Cuban Cypriot Czech Czechoslovak Czechoslovakian Danish Dutch Ecuadorian Egyptian English Estonian Ethiopian
Finnish French Georgian German Ghanaian Greek Guatemalan Guinean Hungarian Indian Indonesian Iranian Iraqi Irish Israeli
Italian Japanese Jordanian Kazakh Kenyan Korean Kuwaiti Laotian Latvian Lebanese Libyan Lithuanian Malaysian Malian
Mexican Mongolian Moroccan Mozambican Nepalese Nicaraguan Nigerian Norwegian Pakistani Palestinian Panamanian Persian
Peruvian Philippine Polish Portuguese Prussian Romanian Rumanian Russian Saudi Senegalese Serbian Slovak Slovene Somali
Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Tanzanian Thai Tibetan Tunisian Turkish Ugandan Ukrainian
Uruguayan Uzbek Venezuelan Vietnamese Yemeni Yugoslav Yugoslavian Zambian Zimbabwean Sino-Soviet Anglo-American
East West North South Eastern Western Northern Southern Central
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.replace("\n", " ").split(";"))


COUNTRIES = _names(_COUNTRIES)
PLACES = COUNTRIES | _names(_CITIES)
ADJECTIVES = frozenset(_ADJECTIVES.split())
_LONGEST = max(len(place.split()) for place in PLACES)
_ARTICLE = re.compile(r"the ", re.IGNORECASE)


def is_place(text: str) -> bool:
    """Say whether this is a place known here, with or without its article.

    >>> is_place("the Soviet Union"), is_place("People’s Republic of China"), is_place("Holm")
    (True, True, False)
    """
    return _ARTICLE.sub("", text.replace("’", "'"), count=1) in PLACES


def place_length(words: list[str]) -> int:
    """Count the words at the beginning of `words` that are a known place, its article included; 0 for none.

    >>> place_length(["the", "Soviet", "Union", "Karl", "Holm"]), place_length(["Oslo"]), place_length(["Holm"])
    (3, 1, 0)
    """
    for length in range(min(len(words), _LONGEST + 1), 0, -1):
        if is_place(" ".join(words[:length]).rstrip(",")):
            return length
    return 0
