//! Usual given names, folded. A name that is a plain word, a weekday, a month or a country in news is not among them.

/// Separated by white space.
pub(super) const GIVEN_NAMES: &str = "abu abd john james robert michael william david richard joseph thomas charles christopher daniel matthew \
    anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason \
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank \
    gregory raymond alexander patrick jack dennis jerry tyler aaron jose adam nathan henry douglas peter \
    zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah \
    lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy \
    eugene randy vincent russell louis philip bobby johnny bradley mary patricia jennifer linda elizabeth \
    barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle \
    carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna ruth \
    brenda pamela nicole katherine samantha christine catherine virginia debra rachel janet emma carolyn \
    maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl \
    megan andrea ann alice jean jacqueline hannah theresa gloria teresa janice sara julia grace judy \
    mohammed mohammad muhammad mohamed mohamad mahmoud ahmed ahmad ali hassan hussein hussain omar osama \
    khaled khalid abdullah abdul ibrahim ismail yusuf youssef yousef mustafa mostafa tariq hamid hamza bilal \
    samir karim rami walid nasser nasr salim salem faisal fahd saud salman bandar adel bashar hafez maher \
    asma riad riyad georges michel haytham haitham burhan moaz ayman anwar nabil jamal gamal kamal kemal \
    tayyip recep erdogan abdel abdelaziz abdulaziz sergei sergey vladimir dmitry dmitri alexei aleksei \
    aleksandr mikhail nikolai igor ivan yuri oleg boris viktor victor andrei maxim gennady vitaly konstantin \
    natalia olga irina elena svetlana javad hossein mohsen qasem qassem amir reza akbar emmanuel francois \
    nicolas jean-yves pierre laurent francoise tony gordon hillary barack mike rex condoleezza colin nikki \
    stuart staffan lakhdar kofi antonio ban boutros jan hans karl klaus wolfgang heiko frank-walter federica \
    giovanni paolo matteo silvio luigi carlos luis miguel pedro francisco xi li wang narendra shinzo kim \
    park binali ahmet mevlut bulent hakan fatih murat ursula ghassan fares zeina ben benny yair ehud shimon \
    avigdor lars erik anders magnus ingrid sven stefan tomas piotr andrzej pavel petr jens emile fabrice \
    valerie panos pablo diego jorge simon neil ian alistair martin stewart graham craig duncan fiona gavin \
    rory liam conor owen rhys jamie luke max oscar leo toby harry oliver alfie chloe ella lucy sophie zoe \
    ruby abigail adrian adrienne agnes aidan aisha akram alain alejandro alexandra alexis alfred alfredo \
    alicia allan allen alonso alvaro alvin amal amelia anas anastasia anatoly andre andreas andres andy \
    anita annabelle anne annette annie antoine antoinette antonia arif ariel armando armin arnold arnaud \
    arnav artem arturo ashok astrid augusto aurelie avi avraham axel aziz azmi barry bart basil bassam \
    bastien beatrice beatriz belinda bella benedict benito bernard bernardo bernd bernie bertha bertrand \
    beth bhumibol bianca bill birgit blaise bob boaz bogdan bojan bonnie boyko brad brandi brendan brett \
    brigitte brittany bryce burak caitlin caleb calvin cameron camille camilo candice carina carla carlo \
    carly carmen carole caroline carrie casey caspar cassandra cathal cathy cecilia cecile cedric cesar \
    chantal charlene charlie charlotte chiara chris christa christiane christophe chuck cindy claire clara \
    clarence claude claudia claudio clement clifford clive clyde colette colleen constance cory courtney \
    cristiano cristina cyril cyrille cyrus dagmar daisuke damian damien dana dani daniela danielle danny \
    daphne darius darren darrell darryl dave deb debbie declan deepak delphine denis denise derek desmond \
    didier dieter dimitri dimitris dina dirk dominic dominique dora doreen dorothy doug duane dustin dwayne \
    dwight eddie edgar edith edmond edmund eduardo edwin eileen ekaterina elaine eleanor eleni elias elijah \
    elin elisa elisabeth eliot ellen elliot elliott eloise elon elsa elvis emilia emilio emin emre enrico \
    enrique erica erika ernest ernesto ernst estelle esther etienne eugenia eva evan evo evgeny ewan ezra \
    fabian fabiano fabio fadi faiz farah farhad farid farouk fatima fatou felicia felipe felix ferdinand \
    fernanda fernando filip filippo firas florian franca franco francesca francesco franck franklin franz \
    fred freddie freddy frederic frederick fredrik frida friedrich fritz gabriela gabriele gael gemma \
    genevieve gerard gerardo gerhard gertrude gianni gideon gilbert gilles gina ginni giorgio giovanna \
    giulia giuseppe glen glenn gonzalo gordana greg greta gretchen guido guillaume guillermo gunther gustav \
    gustavo gwen gwyn hadi haider hakeem hamdi hana hani hanna hannes hans-peter harald haris harriet harvey \
    hatice hector hedwig heidi heinrich heinz helena helene helga helmut hendrik henri henrik henrique \
    herbert herman hermann hilary hiroshi horst hosni howard hubert hugo humberto humphrey iain ibrahima \
    ignacio ilham ilya imad imran indira ines inna ioannis iqbal irene isaac isabel isabella isabelle ishaq \
    ismael issa itzhak ivana ivo jackie jacques jacopo jaime jake jakob jakub jalal jan-peter jana jane \
    janez janine jared jarrod jasmin jasmine javier jawad jeanette jeanne jeff jenn jennie jenny jerome jill \
    jim jimmy joachim joanna joanne joao joaquin jochen jodi joel joelle johan johann johanna johannes jonas \
    jonathon jordi jorg josef josefa josep josephine josh josie jovan juana juanita judah judd jules julian \
    juliana juliet julius jurgen justine kader kaja kamala karin karla karol karolina kate katarina \
    katharina kathryn kathy katie katrina kay keiko keir kelvin ken kenny kent kerstin khaldoun khalil \
    khalifa kieran kimberley kirk kirsten kirsty klara knut kristen kristian kristin kristina kurt kyoko \
    kyriakos lana lara lars-erik latifa latoya laurence laurie lavrenti lea leah leandro leila lena lennart \
    leon leonard leonardo leonid leopold leroy leslie lester lewis liane liliana lillian lionel lisbeth liz \
    lloyd lois lorena lorenzo loretta lorraine lothar louisa louise lubna luca lucas lucia luciana luciano \
    lucien lucille lucinda ludovic ludwig luiz lukas luther lydia lyndon lynn maarten mabel maciej maddie \
    mads magdalena maggie mahathir mahdi majed malala malcolm malika mamadou mandy manfred manmohan manuel \
    manuela mara marc marcel marcello marcelo marcia marco marcos marcus margarita margot mariam marian \
    mariana marianne mariano marie marija marina mario marion marisa marjorie marlene marta marty martina \
    marvin marwan mary-ann massimo mathias mathieu mathilde matilda mats matt matthias matthieu maureen \
    maurice mauricio maurizio maya mayada melania melanie melvin merve mia micah michaela michal micheal \
    michele mika mikael milos minna miranda mircea miriam misha mitch mitchell moammar mohsin moises mona \
    monica monika morgan moritz moshe muammar muath muhannad muqtada murray musa mustapha myriam nabila \
    nadia nadine naftali naim najib naomi narges nasreen natalie natasha nathalie nathaniel neal ned nelson \
    nico nicola nicolai nicolo niels nigel nils nina noam nora norbert norma norman nouri octavio odile ola \
    olaf olav oleksandr oleksiy olena olivier omer oren orhan oskar osman otto paola pascal patricio patrik \
    patty paula paulina pauline paulo pavlo penelope penny percy pete petra petro phil philippa philippe \
    phoebe phyllis pierluigi pieter pietro pranab prakash priya qais qaboos quentin quirin raed rafael rafik \
    rafiq raheel rahaf rahul rainer raisa rajesh rajiv ralf ramesh ramon ramzi rana rania raphael raphaelle \
    rashid rasha rashida raul ravi rebekah regina reginald reinhard remi remy renata rene renee rhonda \
    ricardo riccardo rich rick ricky rita rob roberta roberto robin rodney rodolfo rodrigo rohan roland rolf \
    roman ron ronnie rosa rosalind rosemary ross rowan roxanne ruben rudolf rudy rupert ruslan rustam \
    ryszard saad saadi saddam sadiq saif salah salih salima salva salvatore sami sammy samy sandro sandrine \
    sanjay sasha saskia saul scarlett sebastian sebastiano selim selma serge sergio seth seyhmus shane \
    shannon sharif shaun shawn sheila shelley sherry shirley sid siddharth sidney sigmar sigmund silvia \
    simone sinead siobhan slobodan sofia sofie sonia sonja sophia spencer stacey stacy stan stanislav \
    stanley stefania stefanie stella stephane stephan steve stig sue suleiman sulaiman suresh suzanne \
    sven-erik svein sylvain sylvester sylvia sylvie taha talal tamara tamer tamim tamir tania tanya tara \
    tarek tasha tatiana tatyana ted teddy tedros teodoro terence teresita terrence tessa thaddeus thad thaer \
    thea thelma theo theodor theodore therese thierry thilo tiago tiffany tim timo tina tobias todd tom \
    tommy toni tonya tracey tracy travis trevor trey tricia trish tristan trudy tulsi tyrone uhuru ulrich \
    ulrike uri usama uwe vaclav vadim valentin valentina valentine valeria valerio vanessa vasco vasily vera \
    vernon veronica veronique vesna vicente vickie vicky vidar viktoria vijay vince vincente vincenzo vinod \
    violeta vivian viviane vladislav volker volodymyr wael wajdi walt wanda warren wassim waylon wendy \
    werner wilfred wilhelm wilhelmina willem winifred winston wojciech xavier yahya yana yanis yannick \
    yasmin yasser yevgeny yehuda yevgeni yigal yitzhak yolanda yoram yoshihide yossi yuki yuliya yulia yunus \
    yvette yves yvonne zachariah zahra zahran zaid zainab zbigniew zeid zein zeynep ziad zoltan zuhair \
    abdelhamid abdelkader abdelkarim abdulkarim abdulla abdallah abdelfattah abdulrahman abdurrahman adil \
    adham adib adnan afaf agha ahlam alaa amer amina amjad ammar anis aref asaad ashraf atef awad ayad ayaan \
    bahaa basel basem basma bassel bouthaina dalia dawood diaa dima elyas emad fahad fahed faris farzad \
    fathi fawaz fawzi fayez faysal fouad fuad ghada ghanem ghazi habib haidar haithem hala hamad hamed \
    hamida hanan haroun hashem hashim hatem hazem hekmat hind hisham huda husam hussam iyad izzat jaafar \
    jabbar jaber jamil jassem jawdat jumana kareem kassem kazem khadija khairi khalaf khidr khouloud labib \
    laila latif layla luay lutfi maha mahir maisa majid mamdouh manal mansour marwa maysoun mazen mehdi \
    mehmet mehrdad mohanad moayad mohannad mouaz mounir mourad moustafa mufid muhsin mukhtar munir munther \
    murhaf muthanna nabeel nader nadim nael nagib naif najah najla naser nasir nayef nazih nidal nizar noor \
    nour noura nuri obaida obeida omran oraib othman qadri qasim qusai rabia radwan rafat ragheb raid ramez \
    randa raouf rasheed rasoul rayan reem rehan riham rima rizk rouba saadallah sabah sabri sadek safwan \
    saher sahar sajid saleh saleem samar sameer samih samira sarmad sawsan sayed shadi shaker sharifa shawki \
    shirin souad subhi suhail suhair tahir tahsin talib tammam tawfiq thamer wadih wafa wahid walaa waleed \
    wissam yaser yasin yassin younes younis zaher zakaria zaki zeyad zubair zuhdi";
